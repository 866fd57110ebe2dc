const dots = 13;
const ringRadius = 15;

/** Places around the ring, clockwise from the top; the first is the chair's. */
const places = Array.from({ length: dots }, (_, index) => {
  const angle = (index / dots) * 2 * Math.PI;
  return { key: index, x: 20 + ringRadius * Math.sin(angle), y: 20 - ringRadius * Math.cos(angle) };
});

type LogoProps = { size?: number; className?: string };

/** Kreisrunde's mark: seats around a table, one of them leads. */
export function Logo({ size = 40, className = '' }: LogoProps) {
  const length = `${size / 16}rem`;
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 40 40"
      style={{ width: length, height: length }}
      className={`shrink-0 ${className}`}
    >
      <circle cx="20" cy="20" r="7.4" fill="none" stroke="currentColor" strokeWidth="2.2" />
      {places.map((place) => (
        <circle
          key={place.key}
          cx={place.x}
          cy={place.y}
          r={place.key === 0 ? 3.5 : 1.95}
          fill={place.key === 0 ? 'var(--k-action)' : 'currentColor'}
        />
      ))}
    </svg>
  );
}
