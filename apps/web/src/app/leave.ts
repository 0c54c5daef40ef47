/** After signing out: whoever comes next in this browser finds nothing of whoever was here, not even where they were. */
export function leave(): void {
  sessionStorage.clear();
  location.replace('/app');
}
