/** How a unit works: what makes the ranking say something. */
export type Traits = {
  /** Reports on or before the day. */
  onTime: number
  /** Mean of the days late, when it is late. */
  lateDays: number
  /** Working days until it takes a task on, on average. */
  accept: number
  /** Tells how far it is, now and then. */
  fresh: number
  /** Work that gets stuck: nobody reports it by himself. */
  stuck: number
  /** Reports that come back. */
  returned: number
}

const STEADY: Traits = { onTime: 0.86, lateDays: 7, accept: 1, fresh: 0.5, stuck: 0.045, returned: 0.05 }

const OTHERS: Record<string, Partial<Traits>> = {
  'van-phong': { onTime: 0.92, fresh: 0.6 },
  'to-cchc': { onTime: 0.95, fresh: 0.8, accept: 0.4 },
  'noi-vu': { onTime: 0.93, lateDays: 4, fresh: 0.7 },
  'tai-chinh': { onTime: 0.78, lateDays: 9 },
  'kinh-te': { onTime: 0.84 },
  'do-thi': { onTime: 0.45, lateDays: 19, accept: 2.4, fresh: 0.25, stuck: 0.2, returned: 0.14 },
  'moi-truong': { onTime: 0.56, lateDays: 15, accept: 1.8, fresh: 0.3, stuck: 0.12, returned: 0.1 },
  'van-hoa': { onTime: 0.88 },
  'tu-phap': { onTime: 0.94, lateDays: 3 },
  'cong-nghe': { onTime: 0.81, lateDays: 10, fresh: 0.6, stuck: 0.06 },
  'hanh-chinh-cong': { onTime: 0.97, lateDays: 2, accept: 0.3, fresh: 0.9, returned: 0.02 },
  thue: { onTime: 0.82, accept: 1.6 },
  'phuong-an-luu': { onTime: 0.95, accept: 0.5 },
  'phuong-ben-say': { onTime: 0.83 },
  'phuong-dong-que': { onTime: 0.9 },
  'phuong-go-sim': { onTime: 0.52, lateDays: 13, accept: 2.6, fresh: 0.2, stuck: 0.1, returned: 0.12 },
  'phuong-hoa-moc': { onTime: 0.87 },
  'phuong-luy-tre': { onTime: 0.79, lateDays: 8 },
  'phuong-ngoc-luu': { onTime: 0.96, accept: 0.4, fresh: 0.7 },
  'phuong-rach-nhai': { onTime: 0.66, lateDays: 11, accept: 2 },
  'phuong-tay-que': { onTime: 0.85 },
  'phuong-thuong-khe': { onTime: 0.76, lateDays: 9 },
}

export const traitsOf = (unitId: string): Traits => ({ ...STEADY, ...OTHERS[unitId] })
