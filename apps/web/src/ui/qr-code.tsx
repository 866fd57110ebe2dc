import { encode } from 'uqr';

type QrCodeProps = { text: string; label: string; className?: string };

/** Black on white in every theme: cameras read nothing else as surely. */
export function QrCode({ text, label, className = '' }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <div className={`bg-white ${className}`}>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        className="aspect-square w-full"
      >
        <path d={path} fill="#131525" />
      </svg>
      <span className="sr-only">{label}</span>
    </div>
  );
}
