const storageKey = 'kreisrunde.setup-code';

/** The code outlives a reload of this window; it is worth nothing once the first administrator exists. */
export function keptCode(): string | null {
  try {
    return sessionStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

export function keepCode(code: string): void {
  try {
    sessionStorage.setItem(storageKey, code);
  } catch {
    // Without storage a reload asks for the code again.
  }
}

/** As the terminal shows it: "K7Q4 – 93MX". */
export function writtenCode(code: string): string {
  const plain = code.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
  return `${plain.slice(0, 4)} – ${plain.slice(4)}`;
}
