import { Argument, type Command } from 'commander';

/** `attestory completion <shell>`: a script that completes commands and options. */
export function completionCommand(program: Command): void {
  program
    .command('completion')
    .description('print a script that lets the shell complete commands and options')
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(scripts)))
    .addHelpText(
      'after',
      '\nExamples:\n  source <(attestory completion bash)     (zsh likewise)\n  attestory completion fish | source\n',
    )
    .action((shell: keyof typeof scripts) => {
      process.stdout.write(scripts[shell](wordsOf(program)));
    });
}

/** By the words typed so far ("", "organization", …), what may come next. */
type Words = ReadonlyMap<string, readonly string[]>;

function wordsOf(program: Command): Words {
  const words = new Map<string, string[]>();
  const visit = (command: Command, path: string): void => {
    const commands = command.commands.map((each) => each.name());
    const choices = command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []);
    const options = command.options.flatMap((option) => option.long ?? []);
    words.set(path, [...commands, ...choices, ...options, '--help']);
    for (const each of command.commands) visit(each, `${path} ${each.name()}`.trim());
  };
  visit(program, '');
  return words;
}

function bash(words: Words): string {
  const cases = [...words].map(([path, next]) => `    "${path}") next="${next.join(' ')}" ;;`);
  return `_attestory() {
  local path_="" word next="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    [[ $word == -* ]] || path_="\${path_:+$path_ }$word"
  done
  case "$path_" in
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

/** By the shell that reads it; zsh understands bash's way after a word of its own. */
const scripts = {
  bash,
  zsh: (words: Words) =>
    `autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n${bash(words)}`,
  fish,
};
