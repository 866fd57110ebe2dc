import { iconShapes } from './icon-shapes.tsx';
import type { IconName } from './icon-shapes.tsx';

type IconProps = {
  name: IconName;
  /** Pixels at 100 % text; the icon grows with the text. */
  size?: number;
  className?: string;
  strokeWidth?: number;
};

/** A line icon. It is always beside a word, so assistive technology never sees it. */
export function Icon({ name, size = 24, className = '', strokeWidth = 2 }: IconProps) {
  const length = `${size / 16}rem`;
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 24 24"
      width={length}
      height={length}
      style={{ width: length, height: length }}
      className={`shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth={strokeWidth}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {iconShapes[name]}
    </svg>
  );
}
