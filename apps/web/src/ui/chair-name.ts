type Named = { readonly article: string | null; readonly shortName: string };

/** "Die Landrätin" at the start of a sentence. */
export const chairFirst = ({ article, shortName }: Named): string =>
  article === null ? shortName : `${article} ${shortName}`;

/** "die Landrätin" within a sentence. */
export const chairWithin = ({ article, shortName }: Named): string =>
  article === null ? shortName : `${article.toLowerCase()} ${shortName}`;
