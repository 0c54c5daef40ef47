import { parse } from 'yaml';
import { type ArticleHead, type Topic, topics } from './article.js';

type Members = Readonly<Record<string, unknown>>;

const known = [
  ...['title', 'summary', 'keywords', 'topics', 'related', 'recommended', 'question', 'video'],
  ...['machineTranslated', 'onlyHere'],
];

/**
 * Takes a file apart: what stands between its two lines of `---` (YAML), and its text.
 * @throws RangeError where what it says of itself is not what an article can say
 */
export function headAndBody(file: string): { readonly head: ArticleHead; readonly body: string } {
  const found = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(file);
  if (!found) throw new RangeError('does not begin with what it says of itself, between two lines of ---');
  const [, yaml = '', body = ''] = found;
  const members: unknown = parse(yaml);
  if (typeof members !== 'object' || members === null || Array.isArray(members))
    throw new RangeError('says nothing of itself');
  return { head: headOf(members as Members), body };
}

function headOf(members: Members): ArticleHead {
  const unknown = Object.keys(members).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new RangeError(`says what no article says: ${unknown.join(', ')}`);
  return {
    title: text(members, 'title'),
    summary: text(members, 'summary'),
    keywords: texts(members, 'keywords'),
    topics: texts(members, 'topics').map(topic),
    related: texts(members, 'related'),
    question: members.question === undefined ? null : text(members, 'question'),
    video: members.video === undefined ? null : video(members.video),
    recommended: flag(members, 'recommended'),
    machineTranslated: flag(members, 'machineTranslated'),
    onlyHere: flag(members, 'onlyHere'),
  };
}

function text(members: Members, name: string): string {
  const value = members[name];
  if (typeof value !== 'string' || value.trim() === '') throw new RangeError(`has no ${name}`);
  return value.trim();
}

function texts(members: Members, name: string): readonly string[] {
  const values = members[name];
  if (!Array.isArray(values)) throw new RangeError(`has no list of ${name}`);
  if (!values.every((value) => typeof value === 'string' && value.trim() !== ''))
    throw new RangeError(`has other than texts among its ${name}`);
  return values as readonly string[];
}

function flag(members: Members, name: string): boolean {
  const value = members[name] ?? false;
  if (typeof value !== 'boolean') throw new RangeError(`has a ${name} that is neither true nor false`);
  return value;
}

function topic(name: string): Topic {
  const found = topics.find((one) => one === name);
  if (!found) throw new RangeError(`is about ${name}, which is no topic`);
  return found;
}

function video(value: unknown): ArticleHead['video'] {
  const members = (typeof value === 'object' && value !== null ? value : {}) as Members;
  const url = text(members, 'url');
  if (!url.startsWith('https://')) throw new RangeError('has a video that is not at an https address');
  return { url, transcript: text(members, 'transcript') };
}
