import { LoaderCircle } from 'lucide-react';

/** Something is under way; say what in words beside it. */
export const Spinner = ({ size = 18 }: { size?: number }) => (
  <LoaderCircle aria-hidden size={size} className="animate-spin" />
);
