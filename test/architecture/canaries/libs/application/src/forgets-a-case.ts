// oxlint: typescript(switch-exhaustiveness-check)
export function isClosed(status: 'sent' | 'completed' | 'cancelled'): boolean {
  switch (status) {
    case 'completed':
    case 'cancelled':
      return true;
  }
  return false;
}
