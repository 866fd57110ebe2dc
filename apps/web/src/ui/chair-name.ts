import { t } from 'i18next';

type Named = { readonly article: string | null; readonly shortName: string };

/** "Die Landrätin" at the start of a sentence. The office itself is a name and stays as it is in every language. */
export const chairFirst = ({ article, shortName }: Named): string =>
  article === null ? shortName : t('ui:chair.first', { article, shortName });

/** "die Landrätin" within a sentence. */
export const chairWithin = ({ article, shortName }: Named): string =>
  article === null ? shortName : t('ui:chair.within', { article: article.toLowerCase(), shortName });
