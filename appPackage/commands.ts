import { createFlows, type FlowServices } from '../src/dialogs/index.ts';
import { kitWords, type Command } from '../src/dialogs/kit/words.ts';
import type { Language } from '../src/domain/language.ts';
import { appWords, type AppWords } from './words.ts';

/** A command as Teams offers it: the title is what lands in the message when somebody picks it. */
export interface AppCommand {
  readonly title: string;
  readonly description: string;
}

export interface CommandList {
  readonly scopes: readonly ('personal' | 'team' | 'groupChat')[];
  readonly commands: readonly AppCommand[];
}

/** Where the words of a command come from: a flow's help, a word every flow shares, or a flow's further word. */
type Source =
  | { readonly flow: string; readonly word?: Readonly<Record<Language, string>> }
  | { readonly shared: Command & keyof AppWords['commands'] }
  | {
      readonly said: Readonly<Record<Language, string>>;
      readonly in: string;
      readonly means: keyof AppWords['commands'];
    };

const status: Source = { shared: 'status' };
const help: Source = { shared: 'help' };
const invite: Source = { flow: 'invite', word: { en: 'invite', de: 'einladen' } };

/** At most ten for each place, those first that most people come for; “help” tells the rest by role. */
const lists: readonly {
  readonly scope: 'personal' | 'team' | 'groupChat';
  readonly commands: readonly Source[];
}[] = [
  {
    scope: 'personal',
    commands: [
      { flow: 'accept' },
      { flow: 'order', word: { en: 'order', de: 'bestellen' } },
      { flow: 'approval' },
      { flow: 'customers' },
      invite,
      { flow: 'invitations' },
      { flow: 'reseller' },
      { flow: 'questions' },
      status,
      help,
    ],
  },
  {
    scope: 'team',
    commands: [
      { said: { en: 'approvals here', de: 'Freigaben hierher' }, in: 'approval-rules', means: 'here' },
      {
        said: { en: 'no approvals here', de: 'keine Freigaben hier' },
        in: 'approval-rules',
        means: 'notHere',
      },
      invite,
      status,
      help,
    ],
  },
  { scope: 'groupChat', commands: [invite, status, help] },
];

/** Every command with the flow that has to understand it; undefined: understood everywhere. */
export function commandSources(): readonly {
  readonly flow: string | undefined;
  readonly word: (language: Language) => string;
}[] {
  return lists.flatMap(({ commands }) =>
    commands.map((source) => ({
      flow: 'flow' in source ? source.flow : 'in' in source ? source.in : undefined,
      word: (language) => commandOf(source, language).title,
    })),
  );
}

/** The command lists in one language, in the same order in every language: translations go by position. */
export const commandLists = (language: Language): readonly CommandList[] =>
  lists.map(({ scope, commands }) => ({
    scopes: [scope],
    commands: commands.map((source) => commandOf(source, language)),
  }));

// Flows keep their services for conversations; what they say of themselves needs none.
const flows = new Map(createFlows({} as FlowServices).map((flow) => [flow.id, flow]));

function commandOf(source: Source, language: Language): AppCommand {
  const words = appWords(language).commands;
  if ('shared' in source) {
    const [title = source.shared] = kitWords(language).commands[source.shared];
    return { title, description: words[source.shared] };
  }
  if ('said' in source) return { title: source.said[language], description: words[source.means] };
  const offered = flows.get(source.flow)?.help?.(language);
  if (offered === undefined) throw new Error(`The flow ${source.flow} offers itself to nobody.`);
  const title = source.word?.[language] ?? offered.command;
  const sentence = offered.sentence.charAt(0).toLocaleUpperCase(language) + offered.sentence.slice(1);
  const example = title === offered.command ? '' : ` (“${offered.command}”)`;
  return {
    title,
    description: `${sentence}${language === 'de' ? example.replace('“', '„').replace('”', '“') : example}`,
  };
}
