import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { domainsInForce, isSafeAddress, mayMailTo, readDomains } from '#app/domain/reminder/address.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { addPerson, addPersonInput } from '#app/features/admin/add-person.ts'
import { personFields } from '#app/features/admin/person-fields.ts'
import { readConnections, saveConnections, saveConnectionsInput } from '#app/features/admin/save-connections.ts'
import { savePerson, savePersonInput } from '#app/features/admin/save-person.ts'
import { addUser, addUserInput } from '#app/features/auth/add-user.ts'
import { firstAdministratorInput } from '#app/features/auth/use-setup-link.ts'
import { readMailDomains } from '#app/features/reminders/reminder-settings.ts'
import { smtpMailer } from '#app/server/mailer.server.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { taskWorld } from '../tasks/world.ts'

const TRICKS = [
  'a@x.vn,b@evil.example',
  'a@x.vn;b@evil.example',
  'a@x.vn b@evil.example',
  'a@x.vn\r\nBcc: b@evil.example',
  'a@x.vn\nb@evil.example',
  '"A, B" <a@x.vn>',
  'A <a@x.vn>',
  'a@x.vn(comment)',
  '"a,b"@x.vn',
  'group: a@x.vn, b@x.vn;',
  'a@@x.vn',
  'a..b@x.vn',
  '.a@x.vn',
  'a.@x.vn',
  'a@x.vn\u0000',
  'a@x.vn\u202e',
  'a@[127.0.0.1]',
  '@x.vn',
  'ạ@x.vn',
]

describe('an address', () => {
  it('is one address, wherever it is typed', async () => {
    const mailer = smtpMailer('smtp://127.0.0.1:1')
    for (const email of TRICKS) {
      expect(isSafeAddress(email), email).toBe(false)
      expect(personFields.email.safeParse(email).success, email).toBe(false)
      expect(addUserInput.safeParse({ email, name: 'A B', role: 'admin' }).success, email).toBe(false)
      const admin = { officeName: 'UBND', name: 'A B', email, password: 'x', repeated: 'x' }
      expect(firstAdministratorInput.safeParse(admin).success, email).toBe(false)
      const mail = { messageId: '<a@b>', to: email, subject: 's', text: 't', html: 'h' }
      expect(await mailer.send(mail), email).toMatchObject({ kind: 'refused' })
    }
    mailer.close()
    expect(personFields.email.safeParse('  nv.an+cchc@ubnd-phuong.x.gov.vn ').data).toBe(
      'nv.an+cchc@ubnd-phuong.x.gov.vn',
    )
  })

  it('that is safe holds no separator and no line break', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress(), fc.constantFrom(...TRICKS)), text => {
        if (isSafeAddress(text))
          expect(text).toMatch(/^[^\s,;:<>()"[\]\\\p{Cc}\p{Cf}]+@[^\s,;:<>()"[\]\\\p{Cc}\p{Cf}@]+$/u)
      }),
    )
  })
})

describe('allowed domains', () => {
  it('are those of the installation, narrowed by the office and never widened', () => {
    const domain = fc.constantFrom('x.vn', 'so.x.vn', 'y.vn', 'evil.example')
    fc.assert(
      fc.property(fc.array(domain), fc.array(domain), domain, (installed, set, d) => {
        const force = domainsInForce(installed, set)
        if (mayMailTo(`a@${d}`, force)) expect(mayMailTo(`a@${d}`, installed)).toBe(true)
      }),
    )
    expect(domainsInForce([], ['x.vn'])).toEqual(['x.vn'])
    expect(domainsInForce(['x.vn'], [])).toEqual(['x.vn'])
    expect(domainsInForce(['x.vn'], ['so.x.vn'])).toEqual(['so.x.vn'])
    expect(domainsInForce(['x.vn'], ['evil.example'])).toEqual(['x.vn'])
    expect(mayMailTo('a@notx.vn', ['x.vn'])).toBe(false)
    expect(mayMailTo('a@X.VN', ['.x.vn'])).toBe(true)
    expect(readDomains('@X.vn, so.y.vn;\n z.vn')).toEqual(['x.vn', 'so.y.vn', 'z.vn'])
    for (const bad of ['x', 'x.vn/..', 'a@b.vn', 'x .vn,']) expect(readDomains(bad)).toBeNull()
    expect(readDomains('')).toEqual([])
  })
})

describeOnEachDatabase('the setting', make => {
  const form = (more: object) => saveConnectionsInput.parse({ mailLinks: 'on', mailLinkDays: '14', ...more })

  it('holds for the administrator’s forms, the command line and delivery', async () => {
    const world = await taskWorld(await make())
    const admin = await world.actor('admin')
    const add = (email: string, tools = world.tools) =>
      addPerson(tools, admin, addPersonInput.parse({ name: 'Người Mới', email, account: '' }))
    expect(await saveConnections(world.tools, admin, form({ mailDomains: 'ubnd.example' }))).toMatchObject({
      kind: 'saved',
    })
    expect(await add('moi@evil.example')).toMatchObject({ code: 'foreign-address', field: 'email' })
    expect(await add('moi@so.ubnd.example')).toMatchObject({ kind: 'saved' })
    const person = (await world.stores.people.get('head-nv'))!
    const save = (email: string, name = person.name) =>
      savePerson(
        world.tools,
        admin,
        savePersonInput.parse({
          personId: person.id,
          seenVersion: person.version,
          name,
          email,
          account: 'head-nv',
          active: 'on',
        }),
      )
    expect(await save('nv@gmail.com')).toMatchObject({ code: 'foreign-address' })
    const user = addUserInput.parse({ email: 'u@gmail.com', name: 'Ai Đó', role: 'auditor' })
    expect(await addUser(world.tools as never, user)).toMatchObject({ code: 'foreign-address' })
    expect(await readMailDomains(world.stores.settings)).toEqual(['ubnd.example'])
    // what was there before may keep its address while something else of it is mended
    await world.stores.settings.set('mail.domains', ['khac.example'])
    expect(await save(person.email!, 'Tên Đã Sửa')).toMatchObject({ kind: 'saved' })
  })

  it('stays within the installation, and is not saved over people it would cut off', async () => {
    const world = await taskWorld(await make())
    const admin = await world.actor('admin')
    const tools = { ...world.tools, mailDomains: ['ubnd.example'] }
    expect(await saveConnections(tools, admin, form({ mailDomains: 'gmail.com' }))).toMatchObject({
      field: 'mailDomains',
    })
    expect(await saveConnections(world.tools, admin, form({ mailDomains: 'khac.example' }))).toMatchObject({
      code: 'strangers',
    })
    expect(await saveConnections(world.tools, admin, form({ mailDomains: 'không' }))).toMatchObject({ code: 'domain' })
    const invited = addPersonInput.parse({ name: 'Người Mới', email: 'a@gmail.com', account: '' })
    expect(await addPerson(tools, admin, invited)).toMatchObject({ code: 'foreign-address' })
    expect(isRefusal(await saveConnections(tools, admin, form({ mailDomains: 'ubnd.example', push: 'on' })))).toBe(
      false,
    )
    expect(await readConnections(world.stores.settings)).toEqual({
      mailLinks: true,
      mailLinkDays: 14,
      mailDomains: ['ubnd.example'],
      push: true,
    })
    await expect(saveConnections(tools, await world.actor('secretary'), form({}))).rejects.toThrow('forbidden')
  })
})
