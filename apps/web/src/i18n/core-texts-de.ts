/** German, as far as standby, ring and the frame need it: it comes with the page itself. */
export const texts = import.meta.glob<Record<string, unknown>>('./de/{ui,shell,standby,ring,errors}.json', {
  eager: true,
  import: 'default',
});
