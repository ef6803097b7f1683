/**
 * THE SITE MAP: every address (Vietnamese slugs) and the file behind it (English names). A transition is a noun with
 * a small route of its own: one action a module, reachable as a page where there is no script.
 */
import { index, layout, type RouteConfig, route } from '@remix-run/route-config'

export default [
  // who is there
  route('dang-nhap', 'routes/sign-in.tsx'),
  route('dang-xuat', 'routes/sign-out.ts'),
  route('thiet-lap/:token', 'routes/setup.tsx'),

  layout('routes/layout.tsx', [
    index('routes/home.ts'),
    route('tai-khoan', 'routes/account.tsx'),
    route('tai-khoan/phien', 'routes/account-sessions.ts'),

    // meetings: record, draft, approve, publish
    route('cuoc-hop', 'routes/meetings/list.tsx'),
    route('cuoc-hop/moi', 'routes/meetings/new.tsx'),
    route('cuoc-hop/:meetingId', 'routes/meetings/meeting.tsx'),
    route('cuoc-hop/:meetingId/sua', 'routes/meetings/edit.tsx'),
    route('cuoc-hop/:meetingId/soan', 'routes/meetings/draft.tsx'),
    route('cuoc-hop/:meetingId/soan/luu', 'routes/meetings/draft-save.ts'),
    route('cuoc-hop/:meetingId/soan/tep', 'routes/meetings/draft-file.tsx'),
    route('cuoc-hop/:meetingId/soan/muc/:draftId', 'routes/meetings/draft-directive.tsx'),
    route('cuoc-hop/:meetingId/trinh-duyet', 'routes/meetings/submission.tsx'),
    route('cuoc-hop/:meetingId/rut-lai', 'routes/meetings/taking-back.tsx'),
    route('cuoc-hop/:meetingId/duyet', 'routes/meetings/approval.tsx'),
    route('cuoc-hop/:meetingId/ban-hanh', 'routes/meetings/publication.tsx'),
    route('cuoc-hop/:meetingId/tra-du-thao', 'routes/meetings/return.tsx'),
    route('cuoc-hop/:meetingId/thong-bao', 'routes/meetings/notice.tsx'),
    route('cuoc-hop/:meetingId/thong-bao.docx', 'routes/meetings/notice-file.ts'),
    route('cuoc-hop/:meetingId/chi-dao/:directiveId/giao', 'routes/meetings/directive-owner.tsx'),

    // tasks: my work, lists, one task and its transitions
    route('viec-cua-toi', 'routes/work/my-work.tsx'),
    route('nhiem-vu', 'routes/tasks/list.tsx'),
    route('nhiem-vu/bo-loc', 'routes/tasks/saved-views.ts'),
    route('nhiem-vu/xuat.xlsx', 'routes/tasks/export.ts'),
    route('nhiem-vu/:taskId', 'routes/tasks/task.tsx'),
    route('nhiem-vu/:taskId/tiep-nhan', 'routes/tasks/accept.tsx'),
    route('nhiem-vu/:taskId/tra-lai', 'routes/tasks/send-back.tsx'),
    route('nhiem-vu/:taskId/tra-lai/tu-choi', 'routes/tasks/send-back-refusal.tsx'),
    route('nhiem-vu/:taskId/giao-lai', 'routes/tasks/reassignment.tsx'),
    route('nhiem-vu/:taskId/can-bo', 'routes/tasks/officer.tsx'),
    route('nhiem-vu/:taskId/tien-do', 'routes/tasks/progress.tsx'),
    route('nhiem-vu/:taskId/bao-cao', 'routes/tasks/report.tsx'),
    route('nhiem-vu/:taskId/xac-nhan', 'routes/tasks/confirmation.tsx'),
    route('nhiem-vu/:taskId/lam-lai', 'routes/tasks/return.tsx'),
    route('nhiem-vu/:taskId/gia-han', 'routes/tasks/extension.tsx'),
    route('nhiem-vu/:taskId/gia-han/dong-y', 'routes/tasks/extension-grant.tsx'),
    route('nhiem-vu/:taskId/gia-han/tu-choi', 'routes/tasks/extension-refusal.tsx'),
    route('nhiem-vu/:taskId/gia-han/chu-dong', 'routes/tasks/extension-unasked.tsx'),
    route('nhiem-vu/:taskId/thoi-han', 'routes/tasks/due.tsx'),
    route('nhiem-vu/:taskId/don-doc', 'routes/tasks/urge.tsx'),
    route('nhiem-vu/:taskId/giai-trinh/yeu-cau', 'routes/tasks/explanation-request.tsx'),
    route('nhiem-vu/:taskId/giai-trinh', 'routes/tasks/explanation.tsx'),
    route('nhiem-vu/:taskId/giai-trinh/ket-luan', 'routes/tasks/explanation-verdict.tsx'),
    route('nhiem-vu/:taskId/phe-binh', 'routes/tasks/criticism.tsx'),
    route('nhiem-vu/:taskId/ket-thuc', 'routes/tasks/closing.tsx'),
    route('nhiem-vu/:taskId/tam-dung', 'routes/tasks/suspension.tsx'),
    route('nhiem-vu/:taskId/tiep-tuc', 'routes/tasks/resumption.tsx'),
    route('nhiem-vu/:taskId/thu-hoi', 'routes/tasks/withdrawal.tsx'),
    route('nhiem-vu/:taskId/khach-quan', 'routes/tasks/exclusion.tsx'),
    route('nhiem-vu/:taskId/phoi-hop', 'routes/tasks/coordination.tsx'),
    route('tep/:fileId', 'routes/files/file.ts'),

    // desk: what waits for my decision
    route('cho-xu-ly', 'routes/desk/desk.tsx'),
    route('chi-dao/:directiveId/don-doc', 'routes/directives/urge.tsx'),

    // review of what is overdue, the whole picture, scores
    route('ra-soat', 'routes/review/index.tsx'),
    route('ra-soat/quyet-dinh', 'routes/review/decision.ts'),
    route('toan-canh', 'routes/overview/index.tsx'),
    route('toan-canh/xuat', 'routes/overview/export.ts'),
    route('cham-diem', 'routes/scores/index.tsx'),
    route('cham-diem/xuat', 'routes/scores/export.ts'),
    route('cham-diem/:unitId', 'routes/scores/unit.tsx'),

    // administration
  ]),
] satisfies RouteConfig
