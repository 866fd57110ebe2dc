import { contract } from '@kreisrunde/contract';
import { minifyContractRouter } from '@orpc/contract';
import type { Plugin } from 'vite';

const moduleId = 'virtual:contract-routes';
const resolvedId = `\0${moduleId}`;

/**
 * Gives the browser the contract's paths and methods without its schemas: the server checks every byte on its edge
 * in both directions, and a page that must ring within two seconds does not wait for a schema library.
 */
export function contractRoutes(): Plugin {
  return {
    name: 'contract-routes',
    resolveId: (id) => (id === moduleId ? resolvedId : undefined),
    load: (id) =>
      id === resolvedId ? `export const contract = ${JSON.stringify(minifyContractRouter(contract))};` : undefined,
  };
}
