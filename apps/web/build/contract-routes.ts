import { administrationContract, contract } from '@kreisrunde/contract';
import { minifyContractRouter } from '@orpc/contract';
import type { Plugin } from 'vite';

const routers = {
  'virtual:contract-routes': contract,
  'virtual:administration-routes': administrationContract,
};
const modules = new Map(Object.entries(routers).map(([id, router]) => [`\0${id}`, router]));

/**
 * Gives the browser the contract's paths and methods without its schemas: the server checks every byte on its edge
 * in both directions, and a page that must ring within two seconds does not wait for a schema library.
 */
export function contractRoutes(): Plugin {
  return {
    name: 'contract-routes',
    resolveId: (id) => (modules.has(`\0${id}`) ? `\0${id}` : undefined),
    load: (id) => {
      const router = modules.get(id);
      return router === undefined
        ? undefined
        : `export const contract = ${JSON.stringify(minifyContractRouter(router))};`;
    },
  };
}
