/** The 36 keys that a custom role's configuration has. */
const none = {
  assign_tickets_to_any_group: false,
  chat_access: true,
  end_user_list_access: 'full',
  end_user_profile_access: 'readonly',
  explore_access: 'readonly',
  forum_access: 'readonly',
  forum_access_restricted_content: false,
  group_access: false,
  light_agent: false,
  macro_access: 'manage-personal',
  manage_business_rules: false,
  manage_contextual_workspaces: false,
  manage_dynamic_content: false,
  manage_extensions_and_channels: false,
  manage_facebook: false,
  manage_organization_fields: false,
  manage_ticket_fields: false,
  manage_ticket_forms: false,
  manage_user_fields: false,
  moderate_forums: false,
  organization_editing: false,
  organization_notes_editing: false,
  report_access: 'readonly',
  side_conversation_create: true,
  ticket_access: 'all',
  ticket_comment_access: 'public',
  ticket_deletion: false,
  ticket_editing: true,
  ticket_merge: false,
  ticket_tag_editing: true,
  twitter_search_access: false,
  user_view_access: 'readonly',
  view_access: 'readonly',
  view_deleted_tickets: false,
  voice_access: true,
  voice_dashboard_access: false,
} as const satisfies Record<string, boolean | string>

type Configuration = Record<string, boolean | string>

export const roleSeeds: readonly {
  readonly key: string
  readonly name: string
  readonly description: string
  readonly role_type: number
  readonly configuration: Configuration
}[] = [
  {
    key: 'privacy',
    name: 'Référent confidentialité',
    description: 'Conseiller qui peut aussi masquer et supprimer',
    role_type: 0,
    configuration: { ...none, ticket_deletion: true, view_deleted_tickets: true, ticket_merge: true },
  },
  {
    key: 'advisor',
    name: 'Conseiller',
    description: 'Répond aux clients',
    role_type: 0,
    configuration: { ...none, ticket_merge: true },
  },
  {
    key: 'boutique',
    name: 'Boutique',
    description: 'Ne voit que les tickets de ses groupes',
    role_type: 0,
    configuration: { ...none, ticket_access: 'within-groups', ticket_deletion: true },
  },
  {
    key: 'light',
    name: 'Light agent',
    description: 'Can view and add private comments to tickets',
    role_type: 1,
    configuration: {
      ...none,
      light_agent: true,
      ticket_comment_access: 'none',
      ticket_editing: false,
      ticket_tag_editing: false,
      chat_access: false,
      voice_access: false,
    },
  },
  {
    key: 'contributor',
    name: 'Contributor',
    description: 'Can provide limited support',
    role_type: 3,
    configuration: { ...none, ticket_comment_access: 'none', ticket_editing: false, chat_access: false },
  },
]
