/** English, as far as standby, ring and the frame need it. */
export const texts = import.meta.glob<Record<string, unknown>>('./en/{ui,shell,standby,ring,errors}.json', {
  eager: true,
  import: 'default',
});
