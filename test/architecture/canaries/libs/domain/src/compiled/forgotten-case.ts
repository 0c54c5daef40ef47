// tsc: TS2366
export function isOpen(status: 'draft' | 'sent' | 'completed'): boolean {
  switch (status) {
    case 'draft':
    case 'sent':
      return true;
  }
}
