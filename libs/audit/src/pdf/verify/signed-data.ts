import { fromBER, type Sequence } from 'asn1js';
import { Certificate, ContentInfo, type RelativeDistinguishedNames, SignedData, TSTInfo } from 'pkijs';
import type { PathCertificate } from '../certificates/certificate.js';
import { equalBytes } from '../syntax/bytes.js';

const OID = {
  signedData: '1.2.840.113549.1.7.2',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
} as const;

/** /Contents is padded with zeros behind the DER. @throws TypeError when it is none */
export function readSignedData(bytes: Uint8Array): SignedData {
  const { offset } = fromBER(new Uint8Array(bytes));
  if (offset <= 0) throw new TypeError('no DER');
  if (bytes.subarray(offset).some((byte) => byte !== 0)) throw new TypeError('something behind it');
  const content = ContentInfo.fromBER(bytes.slice(0, offset));
  if (content.contentType !== OID.signedData) throw new TypeError('no SignedData');
  return new SignedData({ schema: content.content });
}

export function certificatesOf(signed: SignedData): readonly PathCertificate[] {
  const certificates = (signed.certificates ?? []).filter((one): one is Certificate => one instanceof Certificate);
  return certificates.map((parsed) => ({ parsed, der: new Uint8Array(parsed.toSchema(false).toBER()) }));
}

/** The certificate that the signer names by its issuer and number. */
export function signerOf(signed: SignedData): PathCertificate | undefined {
  const sid = signed.signerInfos[0]?.sid as
    | {
        readonly issuer?: RelativeDistinguishedNames;
        readonly serialNumber?: { readonly valueBlock: { readonly valueHexView: Uint8Array } };
      }
    | undefined;
  const { issuer, serialNumber } = sid ?? {};
  if (!issuer || !serialNumber) return undefined;
  const serial = serialNumber.valueBlock.valueHexView;
  return certificatesOf(signed).find(
    ({ parsed }) => equalBytes(serial, parsed.serialNumber.valueBlock.valueHexView) && parsed.issuer.isEqual(issuer),
  );
}

/** All certificates that go along (DER), the signer's first; none when that is missing. */
export function signerFirst(signed: SignedData): readonly Uint8Array[] {
  const signer = signerOf(signed);
  if (!signer) return [];
  const others = certificatesOf(signed).filter(({ der }) => !equalBytes(der, signer.der));
  return [signer, ...others].map(({ der }) => der);
}

/** The time-stamp token over the signature, where there is one. */
export function tokenOf(signed: SignedData): Uint8Array | undefined {
  const token = signed.signerInfos[0]?.unsignedAttrs?.attributes.find(({ type }) => type === OID.timeStampToken);
  return token && new Uint8Array((token.values[0] as Sequence).valueBeforeDecodeView);
}

/** What a time-stamp token says; undefined where this is none. */
export function timeStampIn(signed: SignedData): { readonly bytes: Uint8Array; readonly info: TSTInfo } | undefined {
  const { eContentType, eContent } = signed.encapContentInfo;
  if (eContentType !== OID.tstInfo || !eContent) return undefined;
  const bytes = new Uint8Array(eContent.getValue());
  return { bytes, info: TSTInfo.fromBER(bytes) };
}
