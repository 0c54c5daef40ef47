import { Presets, SingleBar } from 'cli-progress';
import { insist } from './insist.js';

/** Runs the steps of what takes long, each with a bar of its own, unless the output is for programs; waits for servers that are away. */
export class Steps {
  constructor(private readonly isQuiet: boolean) {}

  async run<T>(name: string, total: number, step: (progress: (done: number) => void) => Promise<T>): Promise<T> {
    const format = `${name.padEnd(20)} [{bar}] {percentage}% | {value}/{total}{waiting}`;
    const bar = new SingleBar({ format, stream: process.stderr }, Presets.shades_classic);
    if (!this.isQuiet) bar.start(total, 0, { waiting: '' });
    try {
      const result = await insist(
        (progress) =>
          step((done) => {
            progress(done);
            bar.update(done, { waiting: '' });
          }),
        ({ message }) => this.tell(bar, message),
      );
      bar.update(total, { waiting: '' });
      return result;
    } finally {
      bar.stop();
    }
  }

  /** Without a bar. */
  runBriefly<T>(step: () => Promise<T>): Promise<T> {
    return insist(step, ({ message }) => void process.stderr.write(`waiting: ${message}\n`));
  }

  private tell(bar: SingleBar, message: string): void {
    if (this.isQuiet) process.stderr.write(`waiting: ${message}\n`);
    else bar.update({ waiting: ` waiting: ${message}` });
  }
}
