// Inserts the hooks of allocation sites:
//
//                                        call void @vais_profiler_record_free(ptr %old)
//   call void @free(ptr %old)            call void @free(ptr %old)
//   %p = call ptr @calloc(i64 %n,        %p = call ptr @calloc(i64 %n, i64 8)
//                         i64 8)         %size = mul i64 8, %n
//                                        call void @vais_profiler_record_malloc(ptr %p,
//                                                                               i64 %size)
//
//                                        %token = call ptr @vais_profiler_record_reallocating(
//                                                     ptr %old)
//   %p = call ptr @realloc(ptr %old,     %p = call ptr @realloc(ptr %old, i64 %n)
//                          i64 %n)       call void @vais_profiler_record_realloc(
//                                            ptr %token, ptr %old, ptr %p, i64 %n)
//
// If the function allocates on several lines, the hooks after a call are enclosed in these two,
// which receive the descriptor of the line:
//
//                                        %site = call ptr @vais_profiler_record_enter_site(
//                                                    ptr @vais_profiler_site.copy)
//                                        …
//                                        call void @vais_profiler_record_exit_site(ptr %site)
//
// A free is recorded before it happens, because afterwards another thread may already have been
// given the same address. The same holds for a block that a reallocation may free.

#include "pass/instrument/AllocationHooks.h"

#include "pass/hooks/HookBuilder.h"

#include "llvm/IR/Constant.h"
#include "llvm/IR/Instructions.h"

using namespace llvm;

namespace vais_profiler {
namespace {

/// Where optimisation found that an allocator of the program does not use an argument, the argument
/// is undefined. A hook that uses it would see any value; it gets null or 0, of which it records
/// nothing.
Value *operand(const AllocationSite &site, int number) {
  Value *given = site.call->getArgOperand(number);
  return isa<UndefValue>(given) ? Constant::getNullValue(given->getType()) : given;
}

Value *size(HookBuilder &builder, const AllocationSite &site) {
  Value *bytes = operand(site, site.allocator.size);
  if (site.allocator.count == Allocator::kNone)
    return builder.word(bytes);
  return builder.product(bytes, operand(site, site.allocator.count));
}

/// Builds the hooks after a call, attributed to its line.
class AfterCall {
public:
  AfterCall(const AllocationSite &site, Constant *descriptor)
      : builder_(HookBuilder::after(*site.call)),
        token_(descriptor ? builder_.record(Hook::enter_site, {descriptor}) : nullptr) {}
  ~AfterCall() {
    if (token_)
      builder_.record(Hook::exit_site, {token_});
  }
  AfterCall(const AfterCall &) = delete;
  AfterCall &operator=(const AfterCall &) = delete;

  HookBuilder *operator->() { return &builder_; }
  HookBuilder &operator*() { return builder_; }

private:
  HookBuilder builder_;
  Value *token_;
};

void recordFree(const AllocationSite &site) {
  HookBuilder builder = HookBuilder::before(*site.call);
  builder.record(Hook::free, {builder.pointer(operand(site, site.allocator.block))});
}

/// Records, before the call, the block that the call may free.
Value *recordReallocating(HookBuilder &builder, Value *old) {
  return builder.record(Hook::reallocating, {old});
}

void recordRealloc(const AllocationSite &site, Constant *descriptor) {
  HookBuilder before = HookBuilder::before(*site.call);
  Value *token = recordReallocating(before, before.pointer(operand(site, site.allocator.block)));
  AfterCall after(site, descriptor);
  Value *old = after->pointer(operand(site, site.allocator.block));
  Value *block = after->pointer(site.call);
  after->record(Hook::realloc, {token, old, block, size(*after, site)});
}

void recordGetline(const AllocationSite &site, Constant *descriptor) {
  HookBuilder before = HookBuilder::before(*site.call);
  Value *line = before.pointer(operand(site, site.allocator.block));
  Value *capacity = before.pointer(operand(site, site.allocator.size));
  Value *oldCapacity = before.record(Hook::line_capacity, {capacity});
  Value *old = before.record(Hook::line_block, {line});
  Value *token = recordReallocating(before, old);
  AfterCall after(site, descriptor);
  after->record(Hook::getline, {token, old, oldCapacity, line, capacity});
}

void recordThroughAddress(const AllocationSite &site, Constant *descriptor) {
  AfterCall builder(site, descriptor);
  Value *out = builder->pointer(operand(site, site.allocator.block));
  if (site.allocator.hook == Hook::asprintf) {
    builder->record(Hook::asprintf, {out, builder->integer(site.call)});
    return;
  }
  Value *bytes = size(*builder, site);
  builder->record(Hook::posix_memalign, {out, bytes, builder->integer(site.call)});
}

} // namespace

void recordAllocation(const AllocationSite &site, Constant *descriptor) {
  switch (site.allocator.hook) {
  case Hook::free:
    return recordFree(site);
  case Hook::realloc:
    return recordRealloc(site, descriptor);
  case Hook::getline:
    return recordGetline(site, descriptor);
  case Hook::posix_memalign:
  case Hook::asprintf:
    return recordThroughAddress(site, descriptor);
  default:
    break;
  }
  AfterCall builder(site, descriptor);
  SmallVector<Value *, 2> operands = {builder->pointer(site.call)};
  if (site.allocator.size != Allocator::kNone)
    operands.push_back(size(*builder, site));
  builder->record(site.allocator.hook, operands);
}

} // namespace vais_profiler
