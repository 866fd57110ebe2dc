declare module 'subset-font' {
  /** The font reduced to the glyphs of this text, with all its features (subset-font brings no types). */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { readonly targetFormat: 'woff2' },
  ): Promise<Buffer>;
}
