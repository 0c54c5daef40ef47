import koffi from 'koffi';
import type { HsmProblem } from './protocol.js';

/** A call of a PKCS#11 module (OASIS PKCS#11 2.40) that gave another value than CKR_OK. */
export class Pkcs11Error extends Error {
  override readonly name = 'Pkcs11Error';
  readonly problem: HsmProblem;
  constructor(
    readonly call: string,
    readonly value: number,
  ) {
    super(`${call} gave ${names[value] ?? `0x${value.toString(16)}`}`);
    this.problem = pinRefused.test(names[value] ?? '') ? 'pin-refused' : 'device-failed';
  }
}

const pinRefused = /^CKR_PIN_/;
const names: Readonly<Record<number, string>> = {
  5: 'CKR_GENERAL_ERROR',
  6: 'CKR_FUNCTION_FAILED',
  48: 'CKR_DEVICE_ERROR',
  50: 'CKR_DEVICE_REMOVED',
  96: 'CKR_KEY_HANDLE_INVALID',
  104: 'CKR_KEY_FUNCTION_NOT_PERMITTED',
  112: 'CKR_MECHANISM_INVALID',
  130: 'CKR_OBJECT_HANDLE_INVALID',
  160: 'CKR_PIN_INCORRECT',
  161: 'CKR_PIN_INVALID',
  162: 'CKR_PIN_LEN_RANGE',
  163: 'CKR_PIN_EXPIRED',
  164: 'CKR_PIN_LOCKED',
  179: 'CKR_SESSION_HANDLE_INVALID',
  224: 'CKR_TOKEN_NOT_PRESENT',
  225: 'CKR_TOKEN_NOT_RECOGNIZED',
  257: 'CKR_USER_NOT_LOGGED_IN',
};

const pointer = 'void *';
const count = koffi.inout(koffi.pointer('ulong'));
const handle = koffi.out(koffi.pointer('ulong'));
const attributeStruct = koffi.struct('CK_ATTRIBUTE', { type: 'ulong', value: pointer, length: 'ulong' });
const mechanismStruct = koffi.struct('CK_MECHANISM', { mechanism: 'ulong', parameter: pointer, length: 'ulong' });
const attributes = koffi.inout(koffi.pointer(attributeStruct));

type Call =
  | 'C_Initialize'
  | 'C_GetSlotList'
  | 'C_GetTokenInfo'
  | 'C_OpenSession'
  | 'C_Login'
  | 'C_GetAttributeValue'
  | 'C_FindObjectsInit'
  | 'C_FindObjects'
  | 'C_FindObjectsFinal'
  | 'C_SignInit'
  | 'C_Sign';

/** Each call's place in CK_FUNCTION_LIST, and its type. */
const calls: Readonly<Record<Call, readonly [number, ReturnType<typeof koffi.proto>]>> = {
  C_Initialize: [0, koffi.proto('ulong', [pointer])],
  C_GetSlotList: [4, koffi.proto('ulong', ['uint8', pointer, count])],
  C_GetTokenInfo: [6, koffi.proto('ulong', ['ulong', pointer])],
  C_OpenSession: [12, koffi.proto('ulong', ['ulong', 'ulong', pointer, pointer, handle])],
  C_Login: [18, koffi.proto('ulong', ['ulong', 'ulong', pointer, 'ulong'])],
  C_GetAttributeValue: [24, koffi.proto('ulong', ['ulong', 'ulong', attributes, 'ulong'])],
  C_FindObjectsInit: [26, koffi.proto('ulong', ['ulong', koffi.pointer(attributeStruct), 'ulong'])],
  C_FindObjects: [27, koffi.proto('ulong', ['ulong', pointer, 'ulong', handle])],
  C_FindObjectsFinal: [28, koffi.proto('ulong', ['ulong'])],
  C_SignInit: [42, koffi.proto('ulong', ['ulong', koffi.pointer(mechanismStruct), 'ulong'])],
  C_Sign: [43, koffi.proto('ulong', ['ulong', pointer, 'ulong', pointer, count])],
};

export type Pkcs11 = (call: Call, ...parameters: unknown[]) => void;

/** Loads a module and starts it. Its calls throw what isn't CKR_OK. @throws Error, Pkcs11Error */
export function loadPkcs11(path: string): Pkcs11 {
  const getFunctionList = koffi.load(path).func('C_GetFunctionList', 'ulong', [koffi.out(koffi.pointer(pointer))]) as (
    list: unknown[],
  ) => number;
  const list: unknown[] = [null];
  const value = getFunctionList(list);
  if (value !== 0) throw new Pkcs11Error('C_GetFunctionList', value);
  const call: Pkcs11 = (name, ...parameters) => {
    const [place, type] = calls[name];
    // A version of two bytes, padded, then the pointers.
    const address = koffi.decode(list[0], 8 + 8 * place, pointer) as unknown;
    const result = Number(koffi.call(address, type, ...parameters));
    if (result !== 0) throw new Pkcs11Error(name, result);
  };
  call('C_Initialize', null);
  return call;
}
