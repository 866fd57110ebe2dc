import { Fragment } from 'react';

/** A web address that breaks behind its dots and strokes only, where it must break at all. */
export function Address({ children }: { children: string }) {
  const parts = children.split(/(?<=[./])/).map((text, place) => ({ text, place }));
  return parts.map(({ text, place }) => (
    <Fragment key={place}>
      {text}
      <wbr />
    </Fragment>
  ));
}
