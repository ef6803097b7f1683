/**
 * Rule: who helps. Before the unit: "phối hợp với", "cùng", "có sự hỗ trợ của", "lấy ý kiến", "mời", "đoàn gồm";
 * behind it: "… phối hợp", "… cử người tham gia", "có … cùng dự".
 */
import { type PhraseHit, phraseAt, phraseBefore, phrases, product } from './phrases.ts'
import { verbAt } from './speech.ts'
import { is } from './time-types.ts'
import { keyOf, type Token } from './tokens.ts'

const TOGETHER = product(
  'phối hợp/kết hợp/hợp tác/hiệp đồng/liên kết/trao đổi/bàn bạc/thảo luận/phối hợp chặt chẽ/chủ động phối hợp/bàn/làm việc',
  'với/cùng/cùng với/giữa',
)
const ASKED =
  'lấy/xin/hỏi/tham khảo/tranh thủ/thu thập/lấy thêm/xin thêm/hỏi thêm/tham khảo thêm/có/cần/cần có/tham vấn/nghe'
const OPINION =
  'ý kiến/ý kiến góp ý/ý kiến thẩm định/ý kiến tham gia/ý kiến chuyên môn/ý kiến thống nhất/ý kiến đóng góp/góp ý/phiếu góp ý/phiếu ý kiến'
const COORDINATE = phrases(
  TOGETHER,
  product('tham gia/phối hợp/hỗ trợ/giúp đỡ/vào cuộc/đồng hành/cộng tác', 'của'),
  product(
    'sự/có sự/với sự/cần sự/nhờ sự/dưới sự/cùng sự/thông qua sự',
    'tham gia/phối hợp/hỗ trợ/giúp đỡ/giám sát/chứng kiến/góp mặt/đồng hành/vào cuộc/cộng tác/tư vấn/thẩm định/hợp tác/chung tay',
    'của/từ',
  ),
  product(ASKED, OPINION, '/của/từ/với'),
  product('/cùng/giúp việc/phối hợp/thành phần', 'đi có/dự có/làm có/tham gia có/có', ''),
  product(
    'phối hợp với/phối hợp cùng/cùng với/phối hợp',
    'các lực lượng/lực lượng/các cơ quan/cơ quan/các đơn vị/đơn vị/các phòng',
    'của/thuộc',
  ),
  'thống nhất với | ký thống nhất với | thống nhất cùng | phối hợp | cùng | cùng với | với | tham vấn | tham vấn của | ý kiến tham gia của | ý kiến thẩm định của | ý kiến góp ý của | liên hệ | liên hệ với | mời | mời thêm | mời đại diện | huy động | nhờ',
  product(
    '/đơn vị/cơ quan/cơ quan, đơn vị/các đơn vị/các cơ quan/bộ phận',
    'phối hợp/phối hợp thực hiện/hỗ trợ/cùng thực hiện/cùng làm/tham gia',
    ':/là/gồm/:',
  ),
  'đơn vị phối hợp | cơ quan phối hợp | phối hợp gồm',
)
const NOT_WITH = phrases(
  'đối với | so với | gắn với | cùng với việc | phù hợp với | tương ứng với | khác với | trách nhiệm với | khớp với | tương xứng với | liên quan với | đề xuất với | kiến nghị với | tham mưu với | đồng bộ với | thống nhất với quy định | kết nối với | tiếp giáp với | giáp với',
)
const TELLS_WITH = phrases('đăng ký | giải trình | báo cáo | cập nhật | kê khai | tường trình | thỉnh thị | phản ánh')
const PROPOSES_WITH = phrases('đề xuất | kiến nghị | tham mưu | đề nghị')
/** "căn cứ ý kiến thẩm định của", "tiếp thu ý kiến của": the opinion is there already. */
const GIVEN = new Set('cứ theo thu sở các những nhiều hợp trình từ tại'.split(' ').map(keyOf))

export type WithCue = { hit: PhraseHit; role: 'coordinate' | 'reportTo' | null }

/** "phối hợp với", "cùng", "có sự tham gia của", "mời" … just before a unit. */
export function helpBefore(
  tokens: readonly Token[],
  at: number,
  to: number,
  end: number,
  floor: number,
): WithCue | null {
  const hit = phraseBefore(tokens, at, floor, COORDINATE) ?? spreadOver(tokens, at, floor)
  if (!hit) return membersOf(tokens, at, floor)
  if (phraseBefore(tokens, at, floor, NOT_WITH)) return { hit, role: null }
  if (hit.wording === 'có') return takesPart(tokens, to, end) ? { hit, role: 'coordinate' } : null
  if (hit.wording === 'cùng' && is(tokens, hit.from - 1, at, 'cuối', 'sau')) return null
  if (hit.wording === 'nhờ' && tokens[hit.from - 1]?.kind !== 'word') return null
  if (hit.wording === 'mời' && is(tokens, hit.from - 1, at, 'giấy', 'thư')) return null
  if (hit.wording.includes('ý kiến') && GIVEN.has(tokens[hit.from - 1]?.key ?? '')) return { hit, role: null }
  if (hit.wording === 'với') {
    if (verbBack(tokens, hit.from, floor, TELLS_WITH)) return { hit, role: 'reportTo' }
    if (verbBack(tokens, hit.from, floor, PROPOSES_WITH)) return { hit, role: null }
  }
  return { hit, role: 'coordinate' }
}

const SPREAD = phrases(
  product(ASKED, 'ý kiến'),
  product('sự', 'tham gia/phối hợp/hỗ trợ/giúp đỡ/giám sát/tư vấn/cộng tác/chứng kiến/thẩm định'),
)
/** "xin ý kiến thống nhất bằng văn bản của Sở Y", "có sự hỗ trợ xác minh cư trú của Công an": between stands how or in what. */
function spreadOver(tokens: readonly Token[], at: number, floor: number): PhraseHit | null {
  if (!is(tokens, at - 1, at, 'của', 'từ')) return null
  for (let k = at - 1; k > floor && k > at - 11; k--) {
    const hit = phraseBefore(tokens, k, floor, SPREAD)
    if (hit) return { from: hit.from, to: at, wording: hit.wording }
    if (tokens[k - 1]!.kind === 'mark') return null
  }
  return null
}

const CONSISTS = phrases('gồm | gồm có | bao gồm | thành phần gồm | thành phần có | thành viên là | thành viên gồm')
const TEAM = new Set(['đoàn', 'tổ', 'hội', 'nhóm', 'đội', 'ban'].map(keyOf))
/** "thành lập đoàn kiểm tra gồm U": its members take part. */
function membersOf(tokens: readonly Token[], at: number, floor: number): WithCue | null {
  const hit = phraseBefore(tokens, at, floor, CONSISTS)
  if (!hit) return null
  for (let k = hit.from - 1; k > floor && k > hit.from - 10; k--) {
    if (TEAM.has(tokens[k]!.key)) return { hit, role: 'coordinate' }
    if (tokens[k]!.kind === 'mark') return null
  }
  return null
}

function verbBack(
  tokens: readonly Token[],
  from: number,
  floor: number,
  verbs: ReturnType<typeof phrases>,
): PhraseHit | null {
  for (let k = from; k > floor && k > from - 12; k--) {
    const hit = phraseBefore(tokens, k, floor, verbs)
    if (hit && !(hit.wording === 'báo cáo' && is(tokens, hit.from - 1, hit.to, 'nghe', 'theo', 'qua'))) return hit
    if (is(tokens, k - 1, from, ';', '.', ':')) return null
    // "báo cáo tình hình hụi, họ với Công an", but not "báo cáo UBND, đối chiếu với Kho bạc".
    if (is(tokens, k - 1, from, ',') && verbAt(tokens, k, from)) return null
  }
  return null
}

const MODES = phrases(
  'sẽ | cần | phải | cùng | chủ động | tích cực | có trách nhiệm | chịu trách nhiệm | có nhiệm vụ | được mời | kịp thời | sẵn sàng | thường xuyên',
  product('cử', 'cán bộ/người/đại diện/lãnh đạo/công chức/chuyên viên/thành viên/lực lượng'),
)
const TAKES_PART = phrases(
  'phối hợp | phối hợp thực hiện | tham gia | hỗ trợ | giúp đỡ | giúp sức | giúp việc | cộng tác | hợp tác | đồng hành | góp ý | tham gia ý kiến | có ý kiến | cho ý kiến | cùng thực hiện | cùng làm | cùng dự | cùng đi | đi cùng | giúp | dự | tham dự | cử người dự',
  product(
    'là/làm',
    'đơn vị phối hợp/cơ quan phối hợp/thành viên/tổ phó/phó đoàn/phó trưởng đoàn/phó ban/đầu mối phối hợp/bên phối hợp/tổ viên',
  ),
  'tham gia thành viên',
)
/** "… có trách nhiệm phối hợp", "… cử cán bộ tham gia". */
export function assists(tokens: readonly Token[], at: number, end: number): PhraseHit | null {
  let k = at
  for (let mode = phraseAt(tokens, k, end, MODES); mode; mode = phraseAt(tokens, k, end, MODES)) k = mode.to
  // "cử 02 người đi cùng".
  if (is(tokens, k, end, 'cử'))
    for (let n = k + 1; n < Math.min(k + 6, end) && tokens[n]!.kind !== 'mark'; n++) {
      const part = phraseAt(tokens, n, end, TAKES_PART)
      if (part) return { ...part, from: at }
    }
  const hit = phraseAt(tokens, k, end, TAKES_PART) ?? (k > at ? phraseAt(tokens, k - 1, end, TAKES_PART) : null)
  return hit && { ...hit, from: at }
}

const WITNESSES = phrases(
  'cùng | dự | tham dự | chứng kiến | giám sát | xác nhận | đi cùng | phản biện | tư vấn | kiểm chứng',
)
/** "có U cùng xác nhận", "có U tham dự". */
const takesPart = (tokens: readonly Token[], at: number, end: number): boolean =>
  assists(tokens, at, end) !== null || phraseAt(tokens, at, end, WITNESSES) !== null
