import { z } from 'zod';
import type { ApiDocument } from './api-document.ts';

const parameter = z.looseObject({
  name: z.string(),
  in: z.string(),
  required: z.boolean().optional(),
  schema: z.unknown(),
});
const content = z.record(z.string(), z.looseObject({ schema: z.unknown() }));
const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()),
  security: z.array(z.record(z.string(), z.unknown())),
  parameters: z.array(parameter).default([]),
  requestBody: z.looseObject({ content }).optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string(), content: content.optional() })),
});
type Operation = z.infer<typeof operation>;
type Route = { readonly method: string; readonly path: string; readonly operation: Operation };

/** The document as one page that needs nothing: no script, no foreign host. */
export function apiDocumentPage(document: ApiDocument): string {
  const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, one]): Route => ({ method, path, operation: operation.parse(one) })),
  );
  const areas = [...new Set(routes.flatMap((route) => route.operation.tags))];
  const contents = areas.map((area) => `<li><a href="#${escape(area)}">${escape(area)}</a></li>`).join('');
  const sections = areas.map((area) => {
    const own = routes.filter((route) => route.operation.tags.includes(area));
    return `<section><h2 id="${escape(area)}">${escape(area)}</h2>${own.map(article).join('')}</section>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kreisrunde API</title><link rel="stylesheet" href="/api/docs/style.css">
</head>
<body>
<header><h1>Kreisrunde API</h1><p>OpenAPI 3.1 as a file: <a href="/api/openapi.json">openapi.json</a></p></header>
<nav aria-label="Areas"><ul>${contents}</ul></nav>
<main>${sections.join('')}</main>
</body>
</html>
`;
}

function article({ method, path, operation: one }: Route): string {
  const parameters = one.parameters.map(
    ({ name, in: where, required, schema }) =>
      `<li><code>${escape(name)}</code> in ${escape(where)}${required === true ? ', required' : ''} ${schemaText(schema)}</li>`,
  );
  const body = Object.entries(one.requestBody?.content ?? {}).map(([type, { schema }]) =>
    foldable(`Body, ${type}`, schema),
  );
  const answers = Object.entries(one.responses).map(([status, { description, content: answer }]) => {
    const [type, schema] = Object.entries(answer ?? {}).map(([name, one_]) => [name, one_.schema] as const)[0] ?? [];
    const text = description === status ? '' : description;
    return type === undefined ? `<p>${escape(status)} ${escape(text)}</p>` : foldable(`${status} ${text}`, schema);
  });
  return `<article id="${escape(one.operationId)}">
<h3><span class="method">${escape(method.toUpperCase())}</span> <code>/api${escape(path)}</code></h3>
<p>${escape(one.summary)} <small>${who(one)}</small></p>
${parameters.length === 0 ? '' : `<ul>${parameters.join('')}</ul>`}${body.join('')}${answers.join('')}
</article>`;
}

function who({ security }: Operation): string {
  const names = security.flatMap((one) => Object.keys(one));
  return names.length === 0 ? 'Without a session.' : `For: ${escape(names.join(' or '))}.`;
}

function foldable(title: string, schema: unknown): string {
  return `<details><summary>${escape(title)}</summary><pre>${escape(JSON.stringify(schema, null, 2) ?? '')}</pre></details>`;
}

function schemaText(schema: unknown): string {
  return `<code>${escape(JSON.stringify(schema) ?? '')}</code>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export const apiDocumentStyle = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; list-style: none; padding: 0; }
a { color: inherit; }
article { border-top: 1px solid GrayText; padding: 0.5rem 0; }
h3 { margin: 0.5rem 0; overflow-wrap: anywhere; }
.method { border: 1px solid currentColor; border-radius: 0.25rem; font-size: 0.85em; padding: 0 0.4em; }
summary { cursor: pointer; min-height: 1.75rem; }
pre { overflow-x: auto; padding: 0.5rem; border: 1px solid GrayText; }
`;
