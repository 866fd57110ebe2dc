/** `npm run sbom`: writes `dist/kreisrunde.cdx.json`, the list of everything the product is made of. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSbom } from './sbom.ts';

const target = fileURLToPath(new URL('../../dist/', import.meta.url));
const sbom = buildSbom();
mkdirSync(target, { recursive: true });
writeFileSync(`${target}kreisrunde.cdx.json`, `${JSON.stringify(sbom, null, 2)}\n`);
console.log(`dist/kreisrunde.cdx.json: ${sbom.components.length} components (CycloneDX ${sbom.specVersion}).`);
