/**
 * What the pages of GitLab's Admin area are called below `/admin/`: config/routes/admin.rb and ee/config/routes/admin.rb
 * in GitLab's source, of all versions. Another name is a folder that happens to lie below one called `admin`.
 */
export const ADMIN_PAGES: ReadonlySet<string> = new Set(
  `abuse_reports ai ai_gateway appearance application_settings applications audit_log_reports audit_logs
  background_jobs background_migrations batched_jobs broadcast_messages ci cloud_licenses clusters code_suggestions
  cohorts compliance compliance_management credentials custom_roles dashboard data_management database_diagnostics
  deploy_keys dev_ops_report dev_ops_reports elasticsearch email_preview emails geo gitaly_servers
  gitlab_credits_dashboard gitlab_duo groups health_check hook_logs hooks identities impersonation impersonation_tokens
  initial_setup instance_review integrations jobs keys labels license licenses logs namespace_limits
  oauth_applications observability organizations plan_limits projects push_rule push_rules requests_profiles
  role_promotion_requests roles_and_permissions runners security self_hosted_models serverless service_desk services
  session sessions sidekiq slack spam_logs subscription subscriptions system_info targeted_messages topics
  usage_quotas usage_trends user_permission_exports users version_check work_items`.split(/\s+/),
);
