/**
 * One open page. Kept in memory only: a duplicated tab would copy whatever sessionStorage holds and pass for
 * the page it was copied from.
 */
export const ownTab: string = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
  byte.toString(16).padStart(2, '0'),
).join('');
