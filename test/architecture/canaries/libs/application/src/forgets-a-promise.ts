// oxlint: typescript(no-floating-promises)
const append = async (): Promise<void> => {};

export function handle(): void {
  append();
}
