/** How wide a picture of the list is shown; boot.js preloads the first one by it. */
export const tileSizes = '(width >= 64rem) 22rem, (width >= 40rem) 50vw, 100vw';
