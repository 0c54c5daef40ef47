const address = /^[^\s@<>"(),:;\\[\]]{1,64}@[^\s@<>"(),:;\\[\].]+(\.[^\s@<>"(),:;\\[\].]+)+$/;

/** Whether a text can be where somebody is reached by e-mail. */
export function isEmailAddress(text: string): boolean {
  return text.length <= 254 && address.test(text);
}
