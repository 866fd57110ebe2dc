import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const moduleId = 'virtual:kern-ramps.css';
const resolvedId = `\0${moduleId}`;

/**
 * Gives the colour ramps of KERN as custom properties, without KERN's component styles: those presume KERN's
 * inner markup and would break the contrast of ours.
 */
export function kernRamps(): Plugin {
  return {
    name: 'kern-ramps',
    resolveId: (id) => (id === moduleId ? resolvedId : undefined),
    load(id) {
      if (id !== resolvedId) return undefined;
      const file = createRequire(import.meta.url).resolve('@kern-ux/native/dist/kern.css');
      const ramps = readFileSync(file, 'utf8').matchAll(/--kern-color-[a-z]+-\d{3}:[^;]+;/g);
      return `:root{${[...new Set([...ramps].map((match) => match[0]))].join('')}}`;
    },
  };
}
