export default definePageConfig({ navigationBarTitleText: '填写认定申请' })
