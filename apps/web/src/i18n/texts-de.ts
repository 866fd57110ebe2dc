/** All German texts that do not come with the page itself, one file a name space. */
export const texts = import.meta.glob<Record<string, unknown>>(
  ['./de/*.json', '!./de/{ui,shell,standby,ring,errors}.json'],
  { eager: true, import: 'default' },
);
