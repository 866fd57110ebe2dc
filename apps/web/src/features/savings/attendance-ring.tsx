import { useTranslation } from 'react-i18next';

type AttendanceRingProps = { here: number; called: number };

const size = 210;
const radius = 94;

/** The round as a ring: a dot for everyone called, filled for whoever was there. */
export function AttendanceRing({ here, called }: AttendanceRingProps) {
  const { t } = useTranslation('savings');
  const dot = Math.min(13, (Math.PI * radius) / Math.max(called, 1) / 1.6);
  const places = Array.from({ length: called }, (_, index) => {
    const angle = (index / called) * 2 * Math.PI;
    return { key: index, x: radius * Math.sin(angle), y: -radius * Math.cos(angle) };
  });
  return (
    <div className="relative grid mx-auto size-[min(13.125rem,100%)] aspect-square shrink-0 sm:mx-0 place-items-center">
      <svg
        aria-hidden="true"
        viewBox={`${-size / 2} ${-size / 2} ${size} ${size}`}
        className="absolute inset-0 overflow-visible"
      >
        <circle r="64" fill="none" stroke="var(--k-action)" strokeOpacity="0.4" strokeWidth="2" />
        {places.map((place) => (
          <circle
            key={place.key}
            cx={place.x}
            cy={place.y}
            r={place.key < here ? dot : dot - 1}
            fill={place.key < here ? 'var(--k-action)' : 'var(--k-page)'}
            stroke={place.key < here ? 'none' : 'var(--k-control)'}
            strokeWidth="2"
          />
        ))}
      </svg>
      <p className="relative text-center">
        <span className="block text-display font-semibold leading-none">{here}</span>
        <span className="block text-lead text-muted">{t('ofHere', { called })}</span>
      </p>
    </div>
  );
}
