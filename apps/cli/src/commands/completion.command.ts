import type { Command } from 'commander';
import { UsageError } from '../context.js';

/** `attestory completion <shell>`: a script that completes commands and options. */
export function completionCommand(program: Command): void {
  program
    .command('completion')
    .description('print a script that lets the shell complete commands and options')
    .argument('<shell>', 'bash, zsh or fish')
    .addHelpText('after', '\nExample:\n  source <(attestory completion bash)\n')
    .action((shell: string) => {
      const write = {
        bash,
        zsh: (words: Words) => `autoload -U +X bashcompinit && bashcompinit\n${bash(words)}`,
        fish,
      };
      if (!Object.hasOwn(write, shell)) throw new UsageError(`No completion for ${shell}; there are: bash, zsh, fish.`);
      process.stdout.write(write[shell as keyof typeof write](wordsOf(program)));
    });
}

/** By the words typed so far ("", "organization", …), what may come next. */
type Words = ReadonlyMap<string, readonly string[]>;

function wordsOf(program: Command): Words {
  const words = new Map<string, string[]>();
  const visit = (command: Command, path: string): void => {
    const commands = command.commands.map((each) => each.name());
    words.set(path, [...commands, ...command.options.flatMap((option) => option.long ?? []), '--help']);
    for (const each of command.commands) visit(each, `${path} ${each.name()}`.trim());
  };
  visit(program, '');
  return words;
}

function bash(words: Words): string {
  const cases = [...words].map(([path, next]) => `    "${path}") next="${next.join(' ')}" ;;`);
  return `_attestory() {
  local path="" word next=""
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do [[ $word == -* ]] || path="\${path:+$path }$word"; done
  case "$path" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$next" -- "\${COMP_WORDS[COMP_CWORD]}"))
  [[ \${#COMPREPLY[@]} -gt 0 ]] || COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _attestory attestory
`;
}

function fish(words: Words): string {
  const lines = [...words].flatMap(([path, next]) => {
    const seen = path === '' ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${path.split(' ').at(-1)}`;
    return next.map((word) =>
      word.startsWith('--')
        ? `complete -c attestory -n "${seen}" -l ${word.slice(2)}`
        : `complete -c attestory -f -n "${seen}" -a ${word}`,
    );
  });
  return `${lines.join('\n')}\n`;
}
