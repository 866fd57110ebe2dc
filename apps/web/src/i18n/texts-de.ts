/** All German texts, one file a name space. */
export const texts = import.meta.glob<Record<string, unknown>>('./de/*.json', { eager: true, import: 'default' });
