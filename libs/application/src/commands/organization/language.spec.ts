import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Language, streams } from '@attestory/domain';
import { DraftInvitationCommand, DraftInvitationHandler } from '../draft-invitation.handler.js';
import { saveTemplate } from '../../templates/save-template.js';
import { lease, templateApplication } from '../../testing/templates.sample.js';
import { inviteMember } from './administer-members.js';
import { changeLanguage, languageOf } from './language.js';

const details = { title: 'Lease', message: null, order: 'parallel', expiresAt: null } as const;

describe('the language of an organization', () => {
  let world: Awaited<ReturnType<typeof templateApplication>>;
  beforeEach(async () => {
    world = await templateApplication();
  });

  const speak = (language: Language, key?: string) =>
    changeLanguage(world.open(), world.by(world.memberId, key), language);
  const draft = async (language?: Language, key?: string) => {
    const wanted = { ...details, signatories: [], documents: [], send: false, ...(language ? { language } : {}) };
    const command = new DraftInvitationCommand(world.context(key), wanted);
    return (await new DraftInvitationHandler(world.open()).execute(command)).invitation;
  };
  const invite = async (email: string, language?: Language) => {
    const invitation = { email, role: 'user', ...(language ? { language } : {}) } as const;
    await inviteMember(world.open(), world.by(world.memberId), invitation);
    const events = await world.store.readStream(streams.organization(world.organizationId));
    return JSON.parse(events.at(-1)?.data as string).language as string;
  };

  it('is none until it is said, by one command as often as it is repeated', async () => {
    expect(await languageOf(world.app, world.organizationId)).toMatchObject({ language: null });
    const said = await speak('fi', 'k');
    await speak('sv');
    expect(await speak('fi', 'k')).toMatchObject({ revision: said.revision, position: said.position });
    await expect(speak('nl', 'k')).rejects.toMatchObject({ rejection: { code: 'command-id-reused' } });
    expect(await languageOf(world.app, world.organizationId)).toMatchObject({ language: 'sv' });
  });

  it('is spoken where nothing says another: in drafts, templates and invitations to join', async () => {
    expect((await draft()).language).toBe('en');
    await speak('fi');
    expect([(await draft()).language, (await draft('da')).language]).toEqual(['fi', 'da']);
    const { template } = await saveTemplate(world.open(), world.context(), null, lease);
    expect(template.language).toBe('fi');
    const written = await saveTemplate(world.open(), world.context(), null, { ...lease, language: 'nb' });
    expect(written.template.language).toBe('nb');
    expect([await invite('bo@acme.example'), await invite('carla@acme.example', 'nl')]).toEqual(['fi', 'nl']);
  });

  it('changes nothing that was made before, and a repeat of what was made is answered the same', async () => {
    const before = await draft(undefined, 'once');
    await speak('fi');
    expect(await draft(undefined, 'once')).toEqual(before);
    const { template } = await saveTemplate(world.open(), world.context(), null, lease);
    await speak('sv');
    const again = await saveTemplate(world.open(), world.context(), template.id, { name: 'Renamed' });
    expect(again.template.language).toBe('fi');
  });
});
