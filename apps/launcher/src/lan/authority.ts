import 'reflect-metadata';
import { createHash, randomBytes, webcrypto } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { privateFolder, writePrivate } from '../run-directory.ts';

const curve = { name: 'ECDSA', namedCurve: 'P-256' };
const signing = { name: 'ECDSA', hash: 'SHA-256' };
const dayMs = 24 * 60 * 60_000;
/** Long enough for a try, short enough that a forgotten one does no harm. */
const authorityDays = 60;
/** One that ends sooner is made anew: a try must not break off. */
const leastDaysLeft = 7;

export type Authority = {
  readonly certificate: X509Certificate;
  readonly key: webcrypto.CryptoKey;
  /** SHA-256 of the certificate in hex, in pairs: what people compare. */
  readonly fingerprint: string;
};

/** The certificate authority of this data folder; made where there is none, or where it is about to end. */
export async function provideAuthority(dataDir: string): Promise<Authority> {
  cryptoProvider.set(globalThis.crypto);
  const folder = privateFolder(join(dataDir, 'lan-authority'));
  const [certificateFile, keyFile] = [join(folder, 'authority.pem'), join(folder, 'authority-key.pem')];
  if (existsSync(certificateFile) && existsSync(keyFile)) {
    const certificate = new X509Certificate(readFileSync(certificateFile, 'utf8'));
    if (certificate.notAfter.getTime() - Date.now() > leastDaysLeft * dayMs) {
      const [der] = PemConverter.decode(readFileSync(keyFile, 'utf8'));
      const key = await webcrypto.subtle.importKey('pkcs8', der ?? new ArrayBuffer(0), curve, false, ['sign']);
      return { certificate, key, fingerprint: fingerprintOf(certificate) };
    }
  }
  const keys = await webcrypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: randomSerial(),
    name: `CN=Kreisrunde Probe ${new Date().toISOString().slice(0, 10)}`,
    ...validFor(authorityDays),
    keys,
    signingAlgorithm: signing,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  writePrivate(keyFile, await pemOf(keys.privateKey));
  writePrivate(certificateFile, certificate.toString('pem'));
  return { certificate, key: keys.privateKey, fingerprint: fingerprintOf(certificate) };
}

/** A fresh certificate of the authority for these addresses of this machine, as files for the control plane. */
export async function issueServerCertificate(
  authority: Authority,
  options: { readonly addresses: readonly string[]; readonly folder: string },
): Promise<{ readonly cert: string; readonly key: string }> {
  const keys = await webcrypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: randomSerial(),
    subject: `CN=${options.addresses[0] ?? 'localhost'}`,
    issuer: authority.certificate.subject,
    notBefore: validFor(0).notBefore,
    notAfter: authority.certificate.notAfter,
    signingKey: authority.key,
    publicKey: keys.publicKey,
    signingAlgorithm: signing,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        ...options.addresses.map((value) => ({ type: 'ip' as const, value })),
        { type: 'dns' as const, value: 'localhost' },
      ]),
      await AuthorityKeyIdentifierExtension.create(authority.certificate, false),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const files = { cert: join(options.folder, 'lan-certificate.pem'), key: join(options.folder, 'lan-key.pem') };
  writePrivate(files.key, await pemOf(keys.privateKey));
  writePrivate(files.cert, certificate.toString('pem'));
  return files;
}

function validFor(days: number): { readonly notBefore: Date; readonly notAfter: Date } {
  const now = Date.now();
  // A tablet's clock may be behind.
  return { notBefore: new Date(now - dayMs), notAfter: new Date(now + days * dayMs) };
}

/** Positive, as RFC 5280 asks. */
function randomSerial(): string {
  return `4b${randomBytes(15).toString('hex')}`;
}

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  return PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

function fingerprintOf(certificate: X509Certificate): string {
  const digest = createHash('sha256').update(Buffer.from(certificate.rawData)).digest('hex').toUpperCase();
  return digest.match(/../g)?.join(' ') ?? '';
}
