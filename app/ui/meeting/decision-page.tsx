import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { ButtonVariant } from '../base/button.tsx'
import { ButtonLink } from '../base/button.tsx'
import { Card } from '../base/card.tsx'
import { FormError } from '../base/form-error.tsx'
import { PageHeader } from '../base/page-header.tsx'
import { SubmitButton } from '../base/submit-button.tsx'

type DecisionPageProps = {
  title: string
  meeting: { id: string; title: string }
  /** What follows from it. */
  children: ReactNode
  message?: string | null
  errors?: Record<string, string> | null
  seenVersion: number
  submitLabel: string
  submitVariant?: ButtonVariant
  backHref: string
  /** Nothing can be decided any more: only what is said, and the way back. */
  closed?: boolean
}

/** One decision about a draft as a page of its own: where there is no script, and where a decision came back. */
export function DecisionPage(props: DecisionPageProps) {
  const { title, meeting, children, message, errors, seenVersion, submitLabel, submitVariant, backHref, closed } = props
  return (
    <>
      <PageHeader
        title={title}
        breadcrumb={[
          { label: 'Cuộc họp', href: '/cuoc-hop' },
          { label: meeting.title, href: `/cuoc-hop/${meeting.id}` },
        ]}
      />
      <Card className="max-w-2xl">
        <Form method="post" noValidate className="flex flex-col gap-4">
          <FormError message={message} errors={errors} />
          <input type="hidden" name="seenVersion" value={seenVersion} />
          {children}
          <div className="flex flex-wrap gap-2">
            {!closed && <SubmitButton variant={submitVariant}>{submitLabel}</SubmitButton>}
            <ButtonLink variant="quiet" href={backHref}>
              {closed ? 'Về cuộc họp' : 'Thôi'}
            </ButtonLink>
          </div>
        </Form>
      </Card>
    </>
  )
}
