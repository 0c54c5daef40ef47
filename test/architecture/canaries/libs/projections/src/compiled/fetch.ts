// tsc: TS2304
export const page = () => fetch('https://sign.acme.example/');
