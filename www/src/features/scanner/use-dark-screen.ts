import { useEffect } from 'react';

/** Darkens the screen around the camera whatever the theme, and gives the theme back afterwards. */
export const useDarkScreen = (): void => {
  useEffect(() => {
    const root = document.documentElement;
    const { theme } = root.dataset;
    root.dataset.theme = 'dark';
    return () => {
      if (theme === undefined) delete root.dataset.theme;
      else root.dataset.theme = theme;
    };
  }, []);
};
