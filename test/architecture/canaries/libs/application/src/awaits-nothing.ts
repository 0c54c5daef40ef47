// oxlint: typescript(await-thenable)
const length = (text: string): number => text.length;

export async function handle(text: string): Promise<number> {
  return await length(text);
}
