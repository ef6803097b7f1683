import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '#tests/support/server-process.ts'
import { ensureBuild } from '../../../scripts/prepare.mjs'

/** The pages of the administration in an empty office, as a browser without script uses them. */
const PASSWORD = 'con mèo ngủ trên mái'

let server: ServerProcess
let cookie: string

const cookieOf = (answer: Response): string => {
  const session = answer.headers.getSetCookie().find(c => c.startsWith('gv_session='))
  if (!session) throw new Error(`no session: ${answer.status}`)
  return session.split(';')[0]!
}
const get = (path: string, as = cookie) =>
  fetch(server.url + path, { redirect: 'manual', headers: { Accept: 'text/html', Cookie: as } })
const post = (path: string, fields: Record<string, string | string[]>, as = cookie) => {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
  return fetch(server.url + path, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { Accept: 'text/html', Origin: server.url, Cookie: as },
  })
}
const plain = async (answer: Response): Promise<string> =>
  (await answer.text()).replaceAll('<!-- -->', '').replaceAll('&quot;', '"').replaceAll('&#x27;', "'")
/** The id in the address of the row that is called so. */
const idOf = (html: string, path: string, name: string): string =>
  new RegExp(`href="${path}/([^"/]+)"[^>]*>${name}<`).exec(html)?.[1] ?? `no ${name}`

const UNIT = { kind: 'office', parentId: '', sort: '10', validFrom: '01/01/2026', validTo: '' }

beforeAll(async () => {
  const failure = await ensureBuild()
  if (failure) throw new Error(failure)
  server = await startServer()
  const link = /http\S+(\/thiet-lap\/\S+)/.exec(server.stdout())![1]!
  const fields = { officeName: 'UBND xã Bình Minh', name: 'Trần Quản', email: 'q@co.example' }
  cookie = cookieOf(await post(link, { ...fields, password: PASSWORD, repeated: PASSWORD }, ''))
}, 300_000)
afterAll(() => server?.stop())

describe('the administration', () => {
  it('begins with what to do first, and with the holidays of the law', async () => {
    const home = await get('/')
    expect(home.headers.get('Location')).toMatch(/quan-tri$/)
    const page = await plain(await get('/quan-tri'))
    expect(page).toContain('Bắt đầu sử dụng')
    expect(page).toContain('Thêm thư ký')
    expect(await plain(await get('/quan-tri/ngay-nghi?nam=2026'))).toContain('Tết Nguyên đán')
  })

  it('gives a form back with what is wrong and everything that was typed', async () => {
    const wrong = await post('/quan-tri/don-vi/moi', {
      ...UNIT,
      name: '',
      aliases: 'P.KT\nPKT',
      validFrom: '31/02/2026',
    })
    expect(wrong.status).toBe(400)
    const page = await plain(wrong)
    for (const text of ['Cần ghi tên đơn vị.', 'P.KT\nPKT', '31/02/2026', 'Ngày không đúng'])
      expect(page).toContain(text)
    expect((await post('/quan-tri/don-vi/moi', { ...UNIT, name: 'Phòng Kinh tế', aliases: 'P.KT' })).status).toBe(303)
    const taken = await post('/quan-tri/don-vi/moi', { ...UNIT, name: 'Phòng Kế toán', aliases: 'P.KT' })
    expect(taken.status).toBe(409)
    expect(await plain(taken)).toContain('đang là tên gọi của “Phòng Kinh tế”')
  })

  it('tells the second of two what the first did, and takes the second answer', async () => {
    const id = idOf(await plain(await get('/quan-tri/don-vi')), '/quan-tri/don-vi', 'Phòng Kinh tế')
    const save = (name: string, seenVersion: string) =>
      post(`/quan-tri/don-vi/${id}`, { ...UNIT, name, aliases: 'P.KT', seenVersion })
    expect((await save('Phòng Kinh tế – Hạ tầng', '1')).status).toBe(303)
    const late = await save('Phòng Kinh tế và Đô thị', '1')
    expect(late.status).toBe(409)
    const page = await plain(late)
    expect(page).toContain('Trần Quản (Quản trị)')
    expect(page).toContain('Tên: Phòng Kinh tế → Phòng Kinh tế – Hạ tầng')
    expect(page).toContain('value="Phòng Kinh tế và Đô thị"')
    expect(page).toMatch(/name="seenVersion" value="2"/)
    // a mistake in between does not make the form forget which version it was typed against
    const mistaken = await plain(
      await post(`/quan-tri/don-vi/${id}`, { ...UNIT, name: '', aliases: '', seenVersion: '1' }),
    )
    expect(mistaken).toMatch(/name="seenVersion" value="1"/)
    expect((await save('Phòng Kinh tế và Đô thị', '2')).status).toBe(303)
  })

  it('does one thing for a form sent twice', async () => {
    const fields = { ...UNIT, name: 'Phòng Văn hóa', aliases: '', requestKey: 'khoa-mot-lan-1' }
    const both = await Promise.all([post('/quan-tri/don-vi/moi', fields), post('/quan-tri/don-vi/moi', fields)])
    expect(both.map(a => a.status)).toEqual([303, 303])
    expect((await plain(await get('/quan-tri/don-vi'))).match(/>Phòng Văn hóa</g)).toHaveLength(1)
  })

  it('brings a secretary in through a link that is shown once, and shows them their own pages only', async () => {
    const unitId = idOf(await plain(await get('/quan-tri/don-vi')), '/quan-tri/don-vi', 'Phòng Văn hóa')
    const person = {
      name: 'Lê Thị Thư',
      email: 'thu@co.example',
      account: '',
      postKind: 'secretary',
      postTitle: '',
      unitId,
    }
    const added = await post('/quan-tri/nguoi-dung/moi', { ...person, postFrom: '01/01/2026' })
    expect(added.status).toBe(303)
    const address = added.headers.get('Location')!
    expect(address).toMatch(/lien-ket$/)
    expect(await plain(await get(address))).not.toContain('/thiet-lap/')
    const issued = await post(address, {})
    expect(issued.headers.get('Cache-Control')).toContain('no-store')
    const link = /\/thiet-lap\/[\w-]+/.exec(await plain(issued))![0]
    const secretary = cookieOf(await post(link, { password: PASSWORD, repeated: PASSWORD }, ''))
    const status = async (path: string) => (await get(path, secretary)).status
    expect(await status('/quan-tri/thu')).toBe(200)
    for (const path of [
      '/quan-tri/don-vi',
      '/quan-tri/nguoi-dung',
      '/quan-tri/ngay-nghi',
      '/quan-tri/thiet-lap',
      '/nhat-ky',
      '/nhat-ky/xuat.xlsx',
    ])
      expect([path, await status(path)]).toEqual([path, 403])
    expect((await post('/quan-tri/don-vi/moi', { ...UNIT, name: 'X1', aliases: '' }, secretary)).status).toBe(403)
    expect((await post(address, {}, secretary)).status).toBe(403)
    expect((await post('/quan-tri/thu/cong-tac', { to: 'paused' }, secretary)).status).toBe(403)
    // signed out by the administrator
    await post(address.replace('lien-ket', 'phien'), {})
    expect((await get('/quan-tri/thu', secretary)).headers.get('Location')).toMatch(/dang-nhap/)
  })

  it('tells the history, and gives it as a workbook', async () => {
    const page = await plain(await get('/nhat-ky?loai=unit'))
    expect(page).toContain('Sửa đơn vị')
    expect(page).toContain('Phòng Kinh tế – Hạ tầng')
    expect(await plain(await get('/nhat-ky?tu=31/02/2026'))).toContain('Không có ngày này.')
    const workbook = await get('/nhat-ky/xuat.xlsx')
    expect(workbook.headers.get('Content-Type')).toContain('spreadsheetml')
    expect(workbook.headers.get('Content-Disposition')).toMatch(/attachment; filename="nhat-ky-\d{4}-\d\d-\d\d\.xlsx"/)
  })

  it('answers 404 for what is not there, and asks strangers to sign in', async () => {
    for (const path of [
      'don-vi/x',
      'nhom/x',
      'nguoi-dung/x',
      'chuc-vu/x',
      'chuc-vu/x/phu-trach',
      'chuc-vu/x/uy-quyen',
      'linh-vuc/x',
      'thu/x',
    ])
      expect([path, (await get(`/quan-tri/${path}`)).status]).toEqual([path, 404])
    expect((await get('/quan-tri/don-vi', '')).headers.get('Location')).toMatch(/dang-nhap/)
  })
})
