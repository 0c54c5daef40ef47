// oxlint: typescript(no-misused-promises)
const append = async (event: string): Promise<string> => event;

export function handle(events: string[]): void {
  events.forEach(async (event) => {
    await append(event);
  });
}
