/** All English texts that do not come with the page itself, one file a name space. */
export const texts = import.meta.glob<Record<string, unknown>>(
  ['./en/*.json', '!./en/{ui,shell,standby,ring,errors}.json'],
  { eager: true, import: 'default' },
);
