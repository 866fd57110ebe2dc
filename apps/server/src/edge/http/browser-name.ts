/** What a person calls the thing this browser runs on, guessed until an administrator names it. */
export function guessDeviceName(userAgent: string | undefined): string {
  const agent = userAgent ?? '';
  if (/iPad|Tablet|Android(?!.*Mobile)/.test(agent)) return 'Tablet';
  return /iPhone|Android.*Mobile/.test(agent) ? 'Telefon' : 'PC';
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Macintosh/, 'macOS'],
  [/Linux|X11/, 'Linux'],
];

/** "Firefox, Linux": enough to know one's own sessions apart, and no fingerprint. Empty where nothing is known. */
export function describeBrowser(userAgent: string | undefined): string {
  const name = (known: typeof browsers) => known.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  return [name(browsers), name(systems)].filter((one) => one !== undefined).join(', ');
}
