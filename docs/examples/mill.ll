declare i64 @fs_exists(i8*)
declare i64 @fs_is_dir(i8*)
declare i64 @fs_list_files(i8*, i64*)
declare i64 @fs_list_dirs(i8*, i64*)
declare i8* @fs_read_text(i8*)
declare i8* @fs_cwd()
declare i8* @stdin_read_all()
declare i8* @stdin_read_line()
declare i8* @proc_self()
declare i64 @stdout_write(i8*)
declare i64 @stderr_write(i8*)
declare i8* @fs_temp_dir()
declare i8* @path_join(i8*, i8*)
declare i8* @path_basename(i8*)
declare i8* @path_dirname(i8*)
declare i8* @env_get(i8*)
declare i64 @time_millis()
declare i64 @time_sleep_millis(i64)
declare i8* @str_concat(i8*, i8*)
declare i64 @str_cmp(i8*, i8*)
declare i8* @str_slice(i8*, i64, i64)
declare i8* @str_byte(i64)
declare i64 @str_builder_new()
declare i64 @str_builder_push(i64, i64)
declare i64 @str_builder_append(i64, i8*)
declare i8* @str_builder_finish(i64)
declare i64 @fs_write_text(i8*, i8*)
declare i64 @fs_append_text(i8*, i8*)
declare i64 @fs_rename(i8*, i8*)
declare i64 @fs_mkdirs(i8*)
declare i64 @fs_remove(i8*)
declare i64 @fs_mtime(i8*)
declare i64 @proc_argc()
declare i8* @proc_arg(i64)
declare i8* @proc_capture_stdout(i64*)
declare i8* @proc_capture_stderr(i64*)
declare i64 @proc_capture_to(i64*, i8*, i8*)
declare void @proc_capture(i64*, i64*)
declare i64 @proc_run(i64*)
declare i64 @proc_run_env(i64*, i64*)
declare void @abort()
@.vais_lt_cap = private unnamed_addr constant [70 x i8] c"vais list trap: capacity exceeded (fixed list contract: 4095 entries)\00"
@.vais_lt_empty = private unnamed_addr constant [34 x i8] c"vais list trap: empty-list access\00"
@.vais_lt_index = private unnamed_addr constant [35 x i8] c"vais list trap: index out of range\00"
@.vais_lt_range = private unnamed_addr constant [42 x i8] c"vais str trap: slice or byte out of range\00"
define internal void @vais_list_trap(i64 %kind) {
entry:
  %g = icmp eq i64 %kind, 4
  br i1 %g, label %rng, label %k3
rng:
  %pg = getelementptr [42 x i8], [42 x i8]* @.vais_lt_range, i64 0, i64 0
  %r0 = call i32 @puts(i8* %pg)
  call void @abort()
  unreachable
k3:
  %c = icmp eq i64 %kind, 3
  br i1 %c, label %cap, label %k2
cap:
  %pc = getelementptr [70 x i8], [70 x i8]* @.vais_lt_cap, i64 0, i64 0
  %r1 = call i32 @puts(i8* %pc)
  call void @abort()
  unreachable
k2:
  %e = icmp eq i64 %kind, 2
  br i1 %e, label %emp, label %idx
emp:
  %pe = getelementptr [34 x i8], [34 x i8]* @.vais_lt_empty, i64 0, i64 0
  %r2 = call i32 @puts(i8* %pe)
  call void @abort()
  unreachable
idx:
  %pi = getelementptr [35 x i8], [35 x i8]* @.vais_lt_index, i64 0, i64 0
  %r3 = call i32 @puts(i8* %pi)
  call void @abort()
  unreachable
}
declare i32 @putchar(i32)
declare i32 @puts(i8*)
declare i32 @printf(i8*, ...)
declare i8* @malloc(i64)
declare i64 @strlen(i8*)
declare i8* @strstr(i8*, i8*)
declare i8* @memcpy(i8*, i8*, i64)
declare i32 @snprintf(i8*, i64, i8*, ...)
declare void @llvm.trap()
define i64 @__vais_parse_uint(i8* %s) {
entry:
  %i = alloca i64
  %value = alloca i64
  store i64 0, i64* %i
  store i64 0, i64* %value
  br label %loop
loop:
  %iv = load i64, i64* %i
  %ptr = getelementptr i8, i8* %s, i64 %iv
  %b8 = load i8, i8* %ptr
  %b = zext i8 %b8 to i64
  %nul = icmp eq i64 %b, 0
  br i1 %nul, label %done, label %digit
digit:
  %lt = icmp slt i64 %b, 48
  %gt = icmp sgt i64 %b, 57
  %bad = or i1 %lt, %gt
  br i1 %bad, label %done, label %acc
acc:
  %old = load i64, i64* %value
  %mul = mul i64 %old, 10
  %dig = sub i64 %b, 48
  %next = add i64 %mul, %dig
  store i64 %next, i64* %value
  %inc = add i64 %iv, 1
  store i64 %inc, i64* %i
  br label %loop
done:
  %out = load i64, i64* %value
  ret i64 %out
}
define i64 @__vais_parse_int(i8* %s) {
entry:
  %first = load i8, i8* %s
  %first64 = zext i8 %first to i64
  %neg = icmp eq i64 %first64, 45
  br i1 %neg, label %negcase, label %poscase
negcase:
  %rest = getelementptr i8, i8* %s, i64 1
  %u = call i64 @__vais_parse_uint(i8* %rest)
  %out = sub i64 0, %u
  ret i64 %out
poscase:
  %u2 = call i64 @__vais_parse_uint(i8* %s)
  ret i64 %u2
}
@.__vais_int_fmt = private constant [5 x i8] c"%lld\00"
define i8* @__vais_int_to_str(i64 %value) {
entry:
  %buf = call i8* @malloc(i64 64)
  %fmt = getelementptr [5 x i8], [5 x i8]* @.__vais_int_fmt, i64 0, i64 0
  %written = call i32 (i8*, i64, i8*, ...) @snprintf(i8* %buf, i64 64, i8* %fmt, i64 %value)
  ret i8* %buf
}
define i8* @__vais_str_from_byte(i64 %value) {
entry:
  %lo = icmp slt i64 %value, 0
  br i1 %lo, label %trap, label %check_hi
check_hi:
  %hi = icmp sgt i64 %value, 255
  br i1 %hi, label %trap, label %alloc
alloc:
  %out = call i8* @malloc(i64 2)
  %byte = trunc i64 %value to i8
  %p0 = getelementptr i8, i8* %out, i64 0
  store i8 %byte, i8* %p0
  %p1 = getelementptr i8, i8* %out, i64 1
  store i8 0, i8* %p1
  ret i8* %out
trap:
  call void @vais_list_trap(i64 4)
  unreachable
}
define i8* @__vais_str_concat(i8* %a, i8* %b) {
entry:
  %alen = call i64 @strlen(i8* %a)
  %blen = call i64 @strlen(i8* %b)
  %total = add i64 %alen, %blen
  %size = add i64 %total, 1
  %out = call i8* @malloc(i64 %size)
  %copy_a = call i8* @memcpy(i8* %out, i8* %a, i64 %alen)
  %dst_b = getelementptr i8, i8* %out, i64 %alen
  %copy_b = call i8* @memcpy(i8* %dst_b, i8* %b, i64 %blen)
  %nul = getelementptr i8, i8* %out, i64 %total
  store i8 0, i8* %nul
  ret i8* %out
}
define i64 @__vais_str_eq(i8* %a, i8* %b) {
entry:
  %i = alloca i64
  store i64 0, i64* %i
  br label %loop
loop:
  %iv = load i64, i64* %i
  %ap = getelementptr i8, i8* %a, i64 %iv
  %bp = getelementptr i8, i8* %b, i64 %iv
  %av = load i8, i8* %ap
  %bv = load i8, i8* %bp
  %same = icmp eq i8 %av, %bv
  br i1 %same, label %maybe_done, label %noteq
maybe_done:
  %nul = icmp eq i8 %av, 0
  br i1 %nul, label %eq, label %next
next:
  %inc = add i64 %iv, 1
  store i64 %inc, i64* %i
  br label %loop
eq:
  ret i64 1
noteq:
  ret i64 0
}
define i64 @__vais_str_index_of(i8* %hay, i8* %needle) {
entry:
  %i = alloca i64
  %j = alloca i64
  %n0 = load i8, i8* %needle
  %empty = icmp eq i8 %n0, 0
  br i1 %empty, label %found_empty, label %init
found_empty:
  ret i64 0
init:
  store i64 0, i64* %i
  br label %outer
outer:
  %iv = load i64, i64* %i
  %hp = getelementptr i8, i8* %hay, i64 %iv
  %hb = load i8, i8* %hp
  %hend = icmp eq i8 %hb, 0
  br i1 %hend, label %notfound, label %inner_start
inner_start:
  store i64 0, i64* %j
  br label %inner
inner:
  %jv = load i64, i64* %j
  %np = getelementptr i8, i8* %needle, i64 %jv
  %nb = load i8, i8* %np
  %nend = icmp eq i8 %nb, 0
  br i1 %nend, label %found, label %cmp
cmp:
  %off = add i64 %iv, %jv
  %hp2 = getelementptr i8, i8* %hay, i64 %off
  %hb2 = load i8, i8* %hp2
  %hend2 = icmp eq i8 %hb2, 0
  br i1 %hend2, label %notfound, label %check
check:
  %same = icmp eq i8 %hb2, %nb
  br i1 %same, label %inner_next, label %outer_next
inner_next:
  %jnext = add i64 %jv, 1
  store i64 %jnext, i64* %j
  br label %inner
outer_next:
  %inext = add i64 %iv, 1
  store i64 %inext, i64* %i
  br label %outer
found:
  ret i64 %iv
notfound:
  ret i64 -1
}
define i64 @__vais_str_starts_with(i8* %text, i8* %prefix) {
entry:
  %i = alloca i64
  store i64 0, i64* %i
  br label %loop
loop:
  %iv = load i64, i64* %i
  %pp = getelementptr i8, i8* %prefix, i64 %iv
  %pb = load i8, i8* %pp
  %pend = icmp eq i8 %pb, 0
  br i1 %pend, label %yes, label %cmp_text
cmp_text:
  %tp = getelementptr i8, i8* %text, i64 %iv
  %tb = load i8, i8* %tp
  %tend = icmp eq i8 %tb, 0
  br i1 %tend, label %no, label %cmp_byte
cmp_byte:
  %same = icmp eq i8 %tb, %pb
  br i1 %same, label %next, label %no
next:
  %inc = add i64 %iv, 1
  store i64 %inc, i64* %i
  br label %loop
yes:
  ret i64 1
no:
  ret i64 0
}
define i64 @__vais_str_ends_with(i8* %text, i8* %suffix) {
entry:
  %tlen = alloca i64
  %slen = alloca i64
  %j = alloca i64
  store i64 0, i64* %tlen
  br label %text_len
text_len:
  %tv = load i64, i64* %tlen
  %tp = getelementptr i8, i8* %text, i64 %tv
  %tb = load i8, i8* %tp
  %tend = icmp eq i8 %tb, 0
  br i1 %tend, label %suffix_init, label %text_next
text_next:
  %tnext = add i64 %tv, 1
  store i64 %tnext, i64* %tlen
  br label %text_len
suffix_init:
  store i64 0, i64* %slen
  br label %suffix_len
suffix_len:
  %sv = load i64, i64* %slen
  %sp = getelementptr i8, i8* %suffix, i64 %sv
  %sb = load i8, i8* %sp
  %send = icmp eq i8 %sb, 0
  br i1 %send, label %check_len, label %suffix_next
suffix_next:
  %snext = add i64 %sv, 1
  store i64 %snext, i64* %slen
  br label %suffix_len
check_len:
  %tfinal = load i64, i64* %tlen
  %sfinal = load i64, i64* %slen
  %too_long = icmp ugt i64 %sfinal, %tfinal
  br i1 %too_long, label %no, label %cmp_init
cmp_init:
  store i64 0, i64* %j
  br label %cmp_loop
cmp_loop:
  %jv = load i64, i64* %j
  %slenv = load i64, i64* %slen
  %done = icmp eq i64 %jv, %slenv
  br i1 %done, label %yes, label %cmp_byte
cmp_byte:
  %tlenv = load i64, i64* %tlen
  %start = sub i64 %tlenv, %slenv
  %ti = add i64 %start, %jv
  %tcp = getelementptr i8, i8* %text, i64 %ti
  %tcb = load i8, i8* %tcp
  %scp = getelementptr i8, i8* %suffix, i64 %jv
  %scb = load i8, i8* %scp
  %same = icmp eq i8 %tcb, %scb
  br i1 %same, label %cmp_next, label %no
cmp_next:
  %jnext = add i64 %jv, 1
  store i64 %jnext, i64* %j
  br label %cmp_loop
yes:
  ret i64 1
no:
  ret i64 0
}
define i64 @__vais_str_contains(i8* %hay, i8* %needle) {
entry:
  %i = alloca i64
  %j = alloca i64
  %n0 = load i8, i8* %needle
  %empty = icmp eq i8 %n0, 0
  br i1 %empty, label %found, label %init
init:
  store i64 0, i64* %i
  br label %outer
outer:
  %iv = load i64, i64* %i
  %hp = getelementptr i8, i8* %hay, i64 %iv
  %hb = load i8, i8* %hp
  %hend = icmp eq i8 %hb, 0
  br i1 %hend, label %notfound, label %inner_start
inner_start:
  store i64 0, i64* %j
  br label %inner
inner:
  %jv = load i64, i64* %j
  %np = getelementptr i8, i8* %needle, i64 %jv
  %nb = load i8, i8* %np
  %nend = icmp eq i8 %nb, 0
  br i1 %nend, label %found, label %cmp
cmp:
  %off = add i64 %iv, %jv
  %hp2 = getelementptr i8, i8* %hay, i64 %off
  %hb2 = load i8, i8* %hp2
  %hend2 = icmp eq i8 %hb2, 0
  br i1 %hend2, label %notfound, label %check
check:
  %same = icmp eq i8 %hb2, %nb
  br i1 %same, label %inner_next, label %outer_next
inner_next:
  %jnext = add i64 %jv, 1
  store i64 %jnext, i64* %j
  br label %inner
outer_next:
  %inext = add i64 %iv, 1
  store i64 %inext, i64* %i
  br label %outer
found:
  ret i64 1
notfound:
  ret i64 0
}
define i8* @__vais_str_slice(i8* %s, i64 %start, i64 %len) {
entry:
  %i = alloca i64
  %start_neg = icmp slt i64 %start, 0
  br i1 %start_neg, label %trap, label %check_len
check_len:
  %len_neg = icmp slt i64 %len, 0
  br i1 %len_neg, label %trap, label %scan_init
scan_init:
  store i64 0, i64* %i
  br label %scan
scan:
  %iv = load i64, i64* %i
  %sp = getelementptr i8, i8* %s, i64 %iv
  %sb = load i8, i8* %sp
  %isnul = icmp eq i8 %sb, 0
  br i1 %isnul, label %check_start, label %scan_next
scan_next:
  %inext = add i64 %iv, 1
  store i64 %inext, i64* %i
  br label %scan
check_start:
  %n = load i64, i64* %i
  %start_ok = icmp sle i64 %start, %n
  br i1 %start_ok, label %check_end, label %trap
check_end:
  %end = add i64 %start, %len
  %end_after_start = icmp sge i64 %end, %start
  %end_in_range = icmp sle i64 %end, %n
  %range_ok = and i1 %end_after_start, %end_in_range
  br i1 %range_ok, label %alloc, label %trap
alloc:
  %size = add i64 %len, 1
  %out = call i8* @malloc(i64 %size)
  store i64 0, i64* %i
  br label %copy
copy:
  %cv = load i64, i64* %i
  %done = icmp eq i64 %cv, %len
  br i1 %done, label %nul, label %copy_body
copy_body:
  %src_off = add i64 %start, %cv
  %srcp = getelementptr i8, i8* %s, i64 %src_off
  %cb = load i8, i8* %srcp
  %dstp = getelementptr i8, i8* %out, i64 %cv
  store i8 %cb, i8* %dstp
  %cnext = add i64 %cv, 1
  store i64 %cnext, i64* %i
  br label %copy
nul:
  %nulptr = getelementptr i8, i8* %out, i64 %len
  store i8 0, i8* %nulptr
  ret i8* %out
trap:
  call void @vais_list_trap(i64 4)
  unreachable
}
define i8* @__vais_str_slice_raw(i8* %s, i64 %start, i64 %len) {
entry:
  %i = alloca i64
  %size = add i64 %len, 1
  %out = call i8* @malloc(i64 %size)
  store i64 0, i64* %i
  br label %copy
copy:
  %cv = load i64, i64* %i
  %done = icmp eq i64 %cv, %len
  br i1 %done, label %nul, label %copy_body
copy_body:
  %src_off = add i64 %start, %cv
  %srcp = getelementptr i8, i8* %s, i64 %src_off
  %cb = load i8, i8* %srcp
  %dstp = getelementptr i8, i8* %out, i64 %cv
  store i8 %cb, i8* %dstp
  %cnext = add i64 %cv, 1
  store i64 %cnext, i64* %i
  br label %copy
nul:
  %nulptr = getelementptr i8, i8* %out, i64 %len
  store i8 0, i8* %nulptr
  ret i8* %out
}
define i8* @__vais_str_replace(i8* %text, i8* %needle, i8* %replacement) {
entry:
  %countp = alloca i64
  %cursorp = alloca i8*
  %srcp = alloca i8*
  %dstoffp = alloca i64
  %text_len = call i64 @strlen(i8* %text)
  %needle_len = call i64 @strlen(i8* %needle)
  %replacement_len = call i64 @strlen(i8* %replacement)
  %empty = icmp eq i64 %needle_len, 0
  br i1 %empty, label %copy_original, label %count_init
copy_original:
  %copy_size = add i64 %text_len, 1
  %copy = call i8* @malloc(i64 %copy_size)
  %copy_done = call i8* @memcpy(i8* %copy, i8* %text, i64 %copy_size)
  ret i8* %copy
count_init:
  store i64 0, i64* %countp
  store i8* %text, i8** %cursorp
  br label %count_loop
count_loop:
  %count_cursor = load i8*, i8** %cursorp
  %count_hit = call i8* @strstr(i8* %count_cursor, i8* %needle)
  %count_hit_i = ptrtoint i8* %count_hit to i64
  %count_has = icmp ne i64 %count_hit_i, 0
  br i1 %count_has, label %count_body, label %alloc
count_body:
  %count_v = load i64, i64* %countp
  %count_next = add i64 %count_v, 1
  store i64 %count_next, i64* %countp
  %after_hit = getelementptr i8, i8* %count_hit, i64 %needle_len
  store i8* %after_hit, i8** %cursorp
  br label %count_loop
alloc:
  %count_final = load i64, i64* %countp
  %diff = sub i64 %replacement_len, %needle_len
  %extra = mul i64 %count_final, %diff
  %out_len = add i64 %text_len, %extra
  %out_size = add i64 %out_len, 1
  %out = call i8* @malloc(i64 %out_size)
  store i8* %text, i8** %srcp
  store i64 0, i64* %dstoffp
  br label %copy_loop
copy_loop:
  %src = load i8*, i8** %srcp
  %hit = call i8* @strstr(i8* %src, i8* %needle)
  %hit_i = ptrtoint i8* %hit to i64
  %has = icmp ne i64 %hit_i, 0
  br i1 %has, label %copy_hit, label %copy_tail
copy_hit:
  %src_i = ptrtoint i8* %src to i64
  %prefix_len = sub i64 %hit_i, %src_i
  %dstoff = load i64, i64* %dstoffp
  %dst_prefix = getelementptr i8, i8* %out, i64 %dstoff
  %copied_prefix = call i8* @memcpy(i8* %dst_prefix, i8* %src, i64 %prefix_len)
  %after_prefix = add i64 %dstoff, %prefix_len
  %dst_repl = getelementptr i8, i8* %out, i64 %after_prefix
  %copied_repl = call i8* @memcpy(i8* %dst_repl, i8* %replacement, i64 %replacement_len)
  %after_repl = add i64 %after_prefix, %replacement_len
  store i64 %after_repl, i64* %dstoffp
  %next_src = getelementptr i8, i8* %hit, i64 %needle_len
  store i8* %next_src, i8** %srcp
  br label %copy_loop
copy_tail:
  %tail_len = call i64 @strlen(i8* %src)
  %tail_off = load i64, i64* %dstoffp
  %dst_tail = getelementptr i8, i8* %out, i64 %tail_off
  %copied_tail = call i8* @memcpy(i8* %dst_tail, i8* %src, i64 %tail_len)
  %end_off = add i64 %tail_off, %tail_len
  %nulptr = getelementptr i8, i8* %out, i64 %end_off
  store i8 0, i8* %nulptr
  ret i8* %out
}
define i64 @__vais_str_split_ws_into(i8* %text, i64* %out) {
entry:
  %i = alloca i64
  %start = alloca i64
  %count = alloca i64
  %lenp0 = getelementptr i64, i64* %out, i64 4095
  store i64 0, i64* %lenp0
  store i64 0, i64* %i
  store i64 0, i64* %count
  br label %skip_ws
skip_ws:
  %iv = load i64, i64* %i
  %chp = getelementptr i8, i8* %text, i64 %iv
  %ch = load i8, i8* %chp
  %nul = icmp eq i8 %ch, 0
  br i1 %nul, label %done, label %skip_check
skip_check:
  %sp = icmp eq i8 %ch, 32
  %ge9 = icmp uge i8 %ch, 9
  %le13 = icmp ule i8 %ch, 13
  %ctrl = and i1 %ge9, %le13
  %ws = or i1 %sp, %ctrl
  br i1 %ws, label %skip_next, label %token_start
skip_next:
  %inext = add i64 %iv, 1
  store i64 %inext, i64* %i
  br label %skip_ws
token_start:
  store i64 %iv, i64* %start
  br label %scan_token
scan_token:
  %tv = load i64, i64* %i
  %tp = getelementptr i8, i8* %text, i64 %tv
  %tb = load i8, i8* %tp
  %tnul = icmp eq i8 %tb, 0
  br i1 %tnul, label %emit_token, label %scan_check
scan_check:
  %tsp = icmp eq i8 %tb, 32
  %tge9 = icmp uge i8 %tb, 9
  %tle13 = icmp ule i8 %tb, 13
  %tctrl = and i1 %tge9, %tle13
  %tws = or i1 %tsp, %tctrl
  br i1 %tws, label %emit_token, label %scan_next
scan_next:
  %tnext = add i64 %tv, 1
  store i64 %tnext, i64* %i
  br label %scan_token
emit_token:
  %sv = load i64, i64* %start
  %ev = load i64, i64* %i
  %toklen = sub i64 %ev, %sv
  %cv = load i64, i64* %count
  %full = icmp sge i64 %cv, 4095
  br i1 %full, label %trap, label %store_token
store_token:
  %tok = call i8* @__vais_str_slice_raw(i8* %text, i64 %sv, i64 %toklen)
  %toki = ptrtoint i8* %tok to i64
  %slotp = getelementptr i64, i64* %out, i64 %cv
  store i64 %toki, i64* %slotp
  %cn = add i64 %cv, 1
  store i64 %cn, i64* %count
  %lenp = getelementptr i64, i64* %out, i64 4095
  store i64 %cn, i64* %lenp
  br label %after_token
after_token:
  %cur = load i64, i64* %i
  %curp = getelementptr i8, i8* %text, i64 %cur
  %curb = load i8, i8* %curp
  %curnul = icmp eq i8 %curb, 0
  br i1 %curnul, label %done, label %skip_ws
done:
  %ret = load i64, i64* %count
  ret i64 %ret
trap:
  call void @vais_list_trap(i64 3)
  unreachable
}
define i64 @__vais_str_split_lines_into(i8* %text, i64* %out) {
entry:
  %i = alloca i64
  %start = alloca i64
  %count = alloca i64
  %line_lenp = alloca i64
  %lenp0 = getelementptr i64, i64* %out, i64 4095
  store i64 0, i64* %lenp0
  store i64 0, i64* %i
  store i64 0, i64* %start
  store i64 0, i64* %count
  br label %scan
scan:
  %iv = load i64, i64* %i
  %chp = getelementptr i8, i8* %text, i64 %iv
  %ch = load i8, i8* %chp
  %nul = icmp eq i8 %ch, 0
  br i1 %nul, label %tail_check, label %line_check
line_check:
  %is_lf = icmp eq i8 %ch, 10
  br i1 %is_lf, label %emit_line, label %scan_next
scan_next:
  %inext = add i64 %iv, 1
  store i64 %inext, i64* %i
  br label %scan
emit_line:
  %ls = load i64, i64* %start
  %lev = load i64, i64* %i
  %raw_len = sub i64 %lev, %ls
  store i64 %raw_len, i64* %line_lenp
  %line_has = icmp sgt i64 %raw_len, 0
  br i1 %line_has, label %line_check_cr, label %line_store
line_check_cr:
  %lastidx = sub i64 %lev, 1
  %lastp = getelementptr i8, i8* %text, i64 %lastidx
  %lastch = load i8, i8* %lastp
  %line_cr = icmp eq i8 %lastch, 13
  br i1 %line_cr, label %line_strip_cr, label %line_store
line_strip_cr:
  %line_stripped = sub i64 %raw_len, 1
  store i64 %line_stripped, i64* %line_lenp
  br label %line_store
line_store:
  %cv = load i64, i64* %count
  %full = icmp sge i64 %cv, 4095
  br i1 %full, label %trap, label %line_store_ok
line_store_ok:
  %line_len = load i64, i64* %line_lenp
  %line = call i8* @__vais_str_slice_raw(i8* %text, i64 %ls, i64 %line_len)
  %line_i = ptrtoint i8* %line to i64
  %slotp = getelementptr i64, i64* %out, i64 %cv
  store i64 %line_i, i64* %slotp
  %cn = add i64 %cv, 1
  store i64 %cn, i64* %count
  %lenp = getelementptr i64, i64* %out, i64 4095
  store i64 %cn, i64* %lenp
  %after_lf = add i64 %lev, 1
  store i64 %after_lf, i64* %i
  store i64 %after_lf, i64* %start
  br label %scan
tail_check:
  %te = load i64, i64* %i
  %ts = load i64, i64* %start
  %has_tail = icmp sgt i64 %te, %ts
  br i1 %has_tail, label %emit_tail, label %done
emit_tail:
  %tail_raw = sub i64 %te, %ts
  store i64 %tail_raw, i64* %line_lenp
  %tail_lastidx = sub i64 %te, 1
  %tail_lastp = getelementptr i8, i8* %text, i64 %tail_lastidx
  %tail_lastch = load i8, i8* %tail_lastp
  %tail_cr = icmp eq i8 %tail_lastch, 13
  br i1 %tail_cr, label %tail_strip_cr, label %tail_store
tail_strip_cr:
  %tail_stripped = sub i64 %tail_raw, 1
  store i64 %tail_stripped, i64* %line_lenp
  br label %tail_store
tail_store:
  %tcv = load i64, i64* %count
  %tfull = icmp sge i64 %tcv, 4095
  br i1 %tfull, label %trap, label %tail_store_ok
tail_store_ok:
  %tail_len = load i64, i64* %line_lenp
  %tail = call i8* @__vais_str_slice_raw(i8* %text, i64 %ts, i64 %tail_len)
  %tail_i = ptrtoint i8* %tail to i64
  %tail_slot = getelementptr i64, i64* %out, i64 %tcv
  store i64 %tail_i, i64* %tail_slot
  %tcn = add i64 %tcv, 1
  store i64 %tcn, i64* %count
  %tlenp = getelementptr i64, i64* %out, i64 4095
  store i64 %tcn, i64* %tlenp
  ret i64 %tcn
done:
  %ret = load i64, i64* %count
  ret i64 %ret
trap:
  call void @vais_list_trap(i64 3)
  unreachable
}
define i64 @__vais_str_split_into(i8* %text, i8* %sep, i64* %out) {
entry:
  %cursorp = alloca i8*
  %countp = alloca i64
  %text_i = ptrtoint i8* %text to i64
  %sep_len = call i64 @strlen(i8* %sep)
  %lenp0 = getelementptr i64, i64* %out, i64 4095
  store i64 0, i64* %lenp0
  store i64 0, i64* %countp
  %sep_empty = icmp eq i64 %sep_len, 0
  br i1 %sep_empty, label %emit_whole, label %loop_init
emit_whole:
  %text_len = call i64 @strlen(i8* %text)
  %whole_full = icmp sge i64 0, 4095
  br i1 %whole_full, label %trap, label %whole_store
whole_store:
  %whole = call i8* @__vais_str_slice_raw(i8* %text, i64 0, i64 %text_len)
  %whole_i = ptrtoint i8* %whole to i64
  %whole_slot = getelementptr i64, i64* %out, i64 0
  store i64 %whole_i, i64* %whole_slot
  store i64 1, i64* %countp
  store i64 1, i64* %lenp0
  ret i64 1
loop_init:
  store i8* %text, i8** %cursorp
  br label %loop
loop:
  %cur = load i8*, i8** %cursorp
  %hit = call i8* @strstr(i8* %cur, i8* %sep)
  %nohit = icmp eq i8* %hit, null
  br i1 %nohit, label %tail, label %emit_hit
emit_hit:
  %cur_i = ptrtoint i8* %cur to i64
  %hit_i = ptrtoint i8* %hit to i64
  %start_off = sub i64 %cur_i, %text_i
  %tok_len = sub i64 %hit_i, %cur_i
  %cv = load i64, i64* %countp
  %full = icmp sge i64 %cv, 4095
  br i1 %full, label %trap, label %store_hit
store_hit:
  %tok = call i8* @__vais_str_slice_raw(i8* %text, i64 %start_off, i64 %tok_len)
  %tok_i = ptrtoint i8* %tok to i64
  %slotp = getelementptr i64, i64* %out, i64 %cv
  store i64 %tok_i, i64* %slotp
  %cn = add i64 %cv, 1
  store i64 %cn, i64* %countp
  store i64 %cn, i64* %lenp0
  %next = getelementptr i8, i8* %hit, i64 %sep_len
  store i8* %next, i8** %cursorp
  br label %loop
tail:
  %tail_cur = load i8*, i8** %cursorp
  %tail_cur_i = ptrtoint i8* %tail_cur to i64
  %tail_start = sub i64 %tail_cur_i, %text_i
  %tail_len = call i64 @strlen(i8* %tail_cur)
  %cv2 = load i64, i64* %countp
  %full2 = icmp sge i64 %cv2, 4095
  br i1 %full2, label %trap, label %store_tail
store_tail:
  %tail_tok = call i8* @__vais_str_slice_raw(i8* %text, i64 %tail_start, i64 %tail_len)
  %tail_i = ptrtoint i8* %tail_tok to i64
  %tail_slot = getelementptr i64, i64* %out, i64 %cv2
  store i64 %tail_i, i64* %tail_slot
  %cn2 = add i64 %cv2, 1
  store i64 %cn2, i64* %countp
  store i64 %cn2, i64* %lenp0
  ret i64 %cn2
trap:
  call void @vais_list_trap(i64 3)
  unreachable
}
define i8* @__vais_str_join(i64* %parts, i8* %sep) {
entry:
  %totalp = alloca i64
  %i = alloca i64
  %posp = alloca i64
  %lenp = getelementptr i64, i64* %parts, i64 4095
  %n = load i64, i64* %lenp
  %sep_len = call i64 @strlen(i8* %sep)
  store i64 0, i64* %totalp
  store i64 0, i64* %i
  br label %len_loop
len_loop:
  %iv = load i64, i64* %i
  %len_done = icmp sge i64 %iv, %n
  br i1 %len_done, label %alloc, label %len_body
len_body:
  %slotp = getelementptr i64, i64* %parts, i64 %iv
  %elem_i = load i64, i64* %slotp
  %elem = inttoptr i64 %elem_i to i8*
  %elem_len = call i64 @strlen(i8* %elem)
  %total0 = load i64, i64* %totalp
  %total1 = add i64 %total0, %elem_len
  %needs_sep = icmp sgt i64 %iv, 0
  br i1 %needs_sep, label %len_add_sep, label %len_store
len_add_sep:
  %total2 = add i64 %total1, %sep_len
  store i64 %total2, i64* %totalp
  br label %len_next
len_store:
  store i64 %total1, i64* %totalp
  br label %len_next
len_next:
  %inext = add i64 %iv, 1
  store i64 %inext, i64* %i
  br label %len_loop
alloc:
  %total = load i64, i64* %totalp
  %size = add i64 %total, 1
  %out = call i8* @malloc(i64 %size)
  store i64 0, i64* %i
  store i64 0, i64* %posp
  br label %copy_loop
copy_loop:
  %civ = load i64, i64* %i
  %copy_done = icmp sge i64 %civ, %n
  br i1 %copy_done, label %done, label %copy_body
copy_body:
  %copy_needs_sep = icmp sgt i64 %civ, 0
  br i1 %copy_needs_sep, label %copy_sep, label %copy_elem
copy_sep:
  %pos0 = load i64, i64* %posp
  %dst_sep = getelementptr i8, i8* %out, i64 %pos0
  %copy_sep_ret = call i8* @memcpy(i8* %dst_sep, i8* %sep, i64 %sep_len)
  %pos1 = add i64 %pos0, %sep_len
  store i64 %pos1, i64* %posp
  br label %copy_elem
copy_elem:
  %slotp2 = getelementptr i64, i64* %parts, i64 %civ
  %elem_i2 = load i64, i64* %slotp2
  %elem2 = inttoptr i64 %elem_i2 to i8*
  %elem_len2 = call i64 @strlen(i8* %elem2)
  %pos2 = load i64, i64* %posp
  %dst_elem = getelementptr i8, i8* %out, i64 %pos2
  %copy_elem_ret = call i8* @memcpy(i8* %dst_elem, i8* %elem2, i64 %elem_len2)
  %pos3 = add i64 %pos2, %elem_len2
  store i64 %pos3, i64* %posp
  %cnext = add i64 %civ, 1
  store i64 %cnext, i64* %i
  br label %copy_loop
done:
  %final_pos = load i64, i64* %posp
  %nul = getelementptr i8, i8* %out, i64 %final_pos
  store i8 0, i8* %nul
  ret i8* %out
}
define i8* @__vais_str_trim(i8* %s) {
entry:
  %start = alloca i64
  %end = alloca i64
  %i = alloca i64
  store i64 0, i64* %start
  br label %lead
lead:
  %sv = load i64, i64* %start
  %sp = getelementptr i8, i8* %s, i64 %sv
  %sb = load i8, i8* %sp
  %lead_nul = icmp eq i8 %sb, 0
  br i1 %lead_nul, label %lead_empty, label %lead_check
lead_check:
  %lead_sp = icmp eq i8 %sb, 32
  %lead_ge9 = icmp uge i8 %sb, 9
  %lead_le13 = icmp ule i8 %sb, 13
  %lead_ctrl = and i1 %lead_ge9, %lead_le13
  %lead_ws = or i1 %lead_sp, %lead_ctrl
  br i1 %lead_ws, label %lead_next, label %scan_init
lead_next:
  %snext = add i64 %sv, 1
  store i64 %snext, i64* %start
  br label %lead
lead_empty:
  %empty_start = load i64, i64* %start
  store i64 %empty_start, i64* %end
  br label %alloc
scan_init:
  store i64 %sv, i64* %end
  br label %scan
scan:
  %ev = load i64, i64* %end
  %ep = getelementptr i8, i8* %s, i64 %ev
  %eb = load i8, i8* %ep
  %scan_nul = icmp eq i8 %eb, 0
  br i1 %scan_nul, label %trail, label %scan_next
scan_next:
  %enext = add i64 %ev, 1
  store i64 %enext, i64* %end
  br label %scan
trail:
  %tv = load i64, i64* %end
  %ts = load i64, i64* %start
  %trail_gt = icmp sgt i64 %tv, %ts
  br i1 %trail_gt, label %trail_check, label %alloc
trail_check:
  %prev = sub i64 %tv, 1
  %pp = getelementptr i8, i8* %s, i64 %prev
  %pb = load i8, i8* %pp
  %trail_sp = icmp eq i8 %pb, 32
  %trail_ge9 = icmp uge i8 %pb, 9
  %trail_le13 = icmp ule i8 %pb, 13
  %trail_ctrl = and i1 %trail_ge9, %trail_le13
  %trail_ws = or i1 %trail_sp, %trail_ctrl
  br i1 %trail_ws, label %trail_drop, label %alloc
trail_drop:
  store i64 %prev, i64* %end
  br label %trail
alloc:
  %startf = load i64, i64* %start
  %endf = load i64, i64* %end
  %len = sub i64 %endf, %startf
  %size = add i64 %len, 1
  %out = call i8* @malloc(i64 %size)
  store i64 0, i64* %i
  br label %copy
copy:
  %iv = load i64, i64* %i
  %done = icmp eq i64 %iv, %len
  br i1 %done, label %nul, label %copy_body
copy_body:
  %src_off = add i64 %startf, %iv
  %srcp = getelementptr i8, i8* %s, i64 %src_off
  %cb = load i8, i8* %srcp
  %dstp = getelementptr i8, i8* %out, i64 %iv
  store i8 %cb, i8* %dstp
  %inext = add i64 %iv, 1
  store i64 %inext, i64* %i
  br label %copy
nul:
  %nulptr = getelementptr i8, i8* %out, i64 %len
  store i8 0, i8* %nulptr
  ret i8* %out
}
define i8* @__vais_str_lower(i8* %s) {
entry:
  %len = alloca i64
  %i = alloca i64
  store i64 0, i64* %len
  br label %scan
scan:
  %lv = load i64, i64* %len
  %sp = getelementptr i8, i8* %s, i64 %lv
  %sb = load i8, i8* %sp
  %isnul = icmp eq i8 %sb, 0
  br i1 %isnul, label %alloc, label %scan_next
scan_next:
  %lnext = add i64 %lv, 1
  store i64 %lnext, i64* %len
  br label %scan
alloc:
  %lenv = load i64, i64* %len
  %size = add i64 %lenv, 1
  %out = call i8* @malloc(i64 %size)
  store i64 0, i64* %i
  br label %copy
copy:
  %iv = load i64, i64* %i
  %done = icmp eq i64 %iv, %lenv
  br i1 %done, label %nul, label %copy_body
copy_body:
  %srcp = getelementptr i8, i8* %s, i64 %iv
  %cb = load i8, i8* %srcp
  %geA = icmp uge i8 %cb, 65
  %leZ = icmp ule i8 %cb, 90
  %isupper = and i1 %geA, %leZ
  br i1 %isupper, label %lower_char, label %copy_char
lower_char:
  %lb = add i8 %cb, 32
  br label %store
copy_char:
  br label %store
store:
  %ob = phi i8 [ %lb, %lower_char ], [ %cb, %copy_char ]
  %dstp = getelementptr i8, i8* %out, i64 %iv
  store i8 %ob, i8* %dstp
  %inext = add i64 %iv, 1
  store i64 %inext, i64* %i
  br label %copy
nul:
  %nulptr = getelementptr i8, i8* %out, i64 %lenv
  store i8 0, i8* %nulptr
  ret i8* %out
}
define i8* @__vais_str_upper(i8* %s) {
entry:
  %len = alloca i64
  %i = alloca i64
  store i64 0, i64* %len
  br label %scan
scan:
  %lv = load i64, i64* %len
  %sp = getelementptr i8, i8* %s, i64 %lv
  %sb = load i8, i8* %sp
  %isnul = icmp eq i8 %sb, 0
  br i1 %isnul, label %alloc, label %scan_next
scan_next:
  %lnext = add i64 %lv, 1
  store i64 %lnext, i64* %len
  br label %scan
alloc:
  %lenv = load i64, i64* %len
  %size = add i64 %lenv, 1
  %out = call i8* @malloc(i64 %size)
  store i64 0, i64* %i
  br label %copy
copy:
  %iv = load i64, i64* %i
  %done = icmp eq i64 %iv, %lenv
  br i1 %done, label %nul, label %copy_body
copy_body:
  %srcp = getelementptr i8, i8* %s, i64 %iv
  %cb = load i8, i8* %srcp
  %gea = icmp uge i8 %cb, 97
  %lez = icmp ule i8 %cb, 122
  %islower = and i1 %gea, %lez
  br i1 %islower, label %upper_char, label %copy_char
upper_char:
  %ub = sub i8 %cb, 32
  br label %store
copy_char:
  br label %store
store:
  %ob = phi i8 [ %ub, %upper_char ], [ %cb, %copy_char ]
  %dstp = getelementptr i8, i8* %out, i64 %iv
  store i8 %ob, i8* %dstp
  %inext = add i64 %iv, 1
  store i64 %inext, i64* %i
  br label %copy
nul:
  %nulptr = getelementptr i8, i8* %out, i64 %lenv
  store i8 0, i8* %nulptr
  ret i8* %out
}
define i64 @__vais_map_int_int_find(i64* %m, i64 %key) {
entry:
  %i = alloca i64
  store i64 0, i64* %i
  %lenp = getelementptr i64, i64* %m, i64 8192
  %len = load i64, i64* %lenp
  br label %loop
loop:
  %iv = load i64, i64* %i
  %done = icmp sge i64 %iv, %len
  br i1 %done, label %notfound, label %body
body:
  %kp = getelementptr i64, i64* %m, i64 %iv
  %kv = load i64, i64* %kp
  %eq = icmp eq i64 %kv, %key
  br i1 %eq, label %found, label %next
next:
  %inc = add i64 %iv, 1
  store i64 %inc, i64* %i
  br label %loop
found:
  ret i64 %iv
notfound:
  ret i64 -1
}
define void @__vais_map_int_int_insert(i64* %m, i64 %key, i64 %value) {
entry:
  %idx = call i64 @__vais_map_int_int_find(i64* %m, i64 %key)
  %exists = icmp sge i64 %idx, 0
  br i1 %exists, label %update, label %append
update:
  %uvoff = add i64 4096, %idx
  %uvp = getelementptr i64, i64* %m, i64 %uvoff
  store i64 %value, i64* %uvp
  ret void
append:
  %lenp = getelementptr i64, i64* %m, i64 8192
  %len = load i64, i64* %lenp
  %full = icmp sge i64 %len, 4096
  br i1 %full, label %trap, label %ok
trap:
  call void @vais_list_trap(i64 3)
  unreachable
ok:
  %kp = getelementptr i64, i64* %m, i64 %len
  store i64 %key, i64* %kp
  %voff = add i64 4096, %len
  %vp = getelementptr i64, i64* %m, i64 %voff
  store i64 %value, i64* %vp
  %next = add i64 %len, 1
  store i64 %next, i64* %lenp
  ret void
}
define void @__vais_map_int_int_clear(i64* %m) {
entry:
  %lenp = getelementptr i64, i64* %m, i64 8192
  store i64 0, i64* %lenp
  ret void
}
define void @__vais_map_int_int_remove(i64* %m, i64 %key) {
entry:
  %idx = call i64 @__vais_map_int_int_find(i64* %m, i64 %key)
  %exists = icmp sge i64 %idx, 0
  br i1 %exists, label %remove, label %missing
missing:
  ret void
remove:
  %lenp = getelementptr i64, i64* %m, i64 8192
  %len = load i64, i64* %lenp
  %last = sub i64 %len, 1
  %same = icmp eq i64 %idx, %last
  br i1 %same, label %shrink, label %move
move:
  %lastkp = getelementptr i64, i64* %m, i64 %last
  %lastk = load i64, i64* %lastkp
  %dstkp = getelementptr i64, i64* %m, i64 %idx
  store i64 %lastk, i64* %dstkp
  %lastvoff = add i64 4096, %last
  %lastvp = getelementptr i64, i64* %m, i64 %lastvoff
  %lastv = load i64, i64* %lastvp
  %dstvoff = add i64 4096, %idx
  %dstvp = getelementptr i64, i64* %m, i64 %dstvoff
  store i64 %lastv, i64* %dstvp
  br label %shrink
shrink:
  store i64 %last, i64* %lenp
  ret void
}
define void @__vais_map_int_int_copy(i64* %dst, i64* %src) {
entry:
  %i = alloca i64
  store i64 0, i64* %i
  br label %loop
loop:
  %iv = load i64, i64* %i
  %done = icmp sge i64 %iv, 8193
  br i1 %done, label %exit, label %body
body:
  %sp = getelementptr i64, i64* %src, i64 %iv
  %value = load i64, i64* %sp
  %dp = getelementptr i64, i64* %dst, i64 %iv
  store i64 %value, i64* %dp
  %inc = add i64 %iv, 1
  store i64 %inc, i64* %i
  br label %loop
exit:
  ret void
}
define i64 @__vais_map_int_int_get(i64* %m, i64 %key, i64 %fallback) {
entry:
  %idx = call i64 @__vais_map_int_int_find(i64* %m, i64 %key)
  %exists = icmp sge i64 %idx, 0
  br i1 %exists, label %found, label %missing
found:
  %voff = add i64 4096, %idx
  %vp = getelementptr i64, i64* %m, i64 %voff
  %value = load i64, i64* %vp
  ret i64 %value
missing:
  ret i64 %fallback
}
define i64 @__vais_map_int_int_get_opt(i64* %m, i64 %key) {
entry:
  %idx = call i64 @__vais_map_int_int_find(i64* %m, i64 %key)
  %exists = icmp sge i64 %idx, 0
  br i1 %exists, label %found, label %missing
found:
  %voff = add i64 4096, %idx
  %vp = getelementptr i64, i64* %m, i64 %voff
  %value = load i64, i64* %vp
  %encoded = mul i64 2, %value
  ret i64 %encoded
missing:
  ret i64 1
}
define i64 @__vais_map_int_int_contains(i64* %m, i64 %key) {
entry:
  %idx = call i64 @__vais_map_int_int_find(i64* %m, i64 %key)
  %exists = icmp sge i64 %idx, 0
  %out = zext i1 %exists to i64
  ret i64 %out
}
define i64 @__vais_map_int_int_len(i64* %m) {
entry:
  %lenp = getelementptr i64, i64* %m, i64 8192
  %len = load i64, i64* %lenp
  ret i64 %len
}
define i64 @__vais_map_int_int_key_at(i64* %m, i64 %index) {
entry:
  %lt = icmp slt i64 %index, 0
  %lenp = getelementptr i64, i64* %m, i64 8192
  %len = load i64, i64* %lenp
  %ge = icmp sge i64 %index, %len
  %bad = or i1 %lt, %ge
  br i1 %bad, label %trap, label %ok
trap:
  call void @vais_list_trap(i64 3)
  unreachable
ok:
  %kp = getelementptr i64, i64* %m, i64 %index
  %key = load i64, i64* %kp
  ret i64 %key
}
define i64 @__vais_map_int_int_value_at(i64* %m, i64 %index) {
entry:
  %lt = icmp slt i64 %index, 0
  %lenp = getelementptr i64, i64* %m, i64 8192
  %len = load i64, i64* %lenp
  %ge = icmp sge i64 %index, %len
  %bad = or i1 %lt, %ge
  br i1 %bad, label %trap, label %ok
trap:
  call void @vais_list_trap(i64 3)
  unreachable
ok:
  %voff = add i64 4096, %index
  %vp = getelementptr i64, i64* %m, i64 %voff
  %value = load i64, i64* %vp
  ret i64 %value
}
define i64 @__vais_map_str_int_find(i64* %m, i8* %key) {
entry:
  %i = alloca i64
  store i64 0, i64* %i
  %lenp = getelementptr i64, i64* %m, i64 8192
  %len = load i64, i64* %lenp
  br label %loop
loop:
  %iv = load i64, i64* %i
  %done = icmp sge i64 %iv, %len
  br i1 %done, label %notfound, label %body
body:
  %kp = getelementptr i64, i64* %m, i64 %iv
  %kraw = load i64, i64* %kp
  %kptr = inttoptr i64 %kraw to i8*
  %eqv = call i64 @__vais_str_eq(i8* %kptr, i8* %key)
  %eq = icmp ne i64 %eqv, 0
  br i1 %eq, label %found, label %next
next:
  %inc = add i64 %iv, 1
  store i64 %inc, i64* %i
  br label %loop
found:
  ret i64 %iv
notfound:
  ret i64 -1
}
define void @__vais_map_str_int_insert(i64* %m, i8* %key, i64 %value) {
entry:
  %idx = call i64 @__vais_map_str_int_find(i64* %m, i8* %key)
  %exists = icmp sge i64 %idx, 0
  br i1 %exists, label %update, label %append
update:
  %uvoff = add i64 4096, %idx
  %uvp = getelementptr i64, i64* %m, i64 %uvoff
  store i64 %value, i64* %uvp
  ret void
append:
  %lenp = getelementptr i64, i64* %m, i64 8192
  %len = load i64, i64* %lenp
  %full = icmp sge i64 %len, 4096
  br i1 %full, label %trap, label %ok
trap:
  call void @vais_list_trap(i64 3)
  unreachable
ok:
  %kp = getelementptr i64, i64* %m, i64 %len
  %keyraw = ptrtoint i8* %key to i64
  store i64 %keyraw, i64* %kp
  %voff = add i64 4096, %len
  %vp = getelementptr i64, i64* %m, i64 %voff
  store i64 %value, i64* %vp
  %next = add i64 %len, 1
  store i64 %next, i64* %lenp
  ret void
}
define void @__vais_map_str_int_clear(i64* %m) {
entry:
  %lenp = getelementptr i64, i64* %m, i64 8192
  store i64 0, i64* %lenp
  ret void
}
define void @__vais_map_str_int_remove(i64* %m, i8* %key) {
entry:
  %idx = call i64 @__vais_map_str_int_find(i64* %m, i8* %key)
  %exists = icmp sge i64 %idx, 0
  br i1 %exists, label %remove, label %missing
missing:
  ret void
remove:
  %lenp = getelementptr i64, i64* %m, i64 8192
  %len = load i64, i64* %lenp
  %last = sub i64 %len, 1
  %same = icmp eq i64 %idx, %last
  br i1 %same, label %shrink, label %move
move:
  %lastkp = getelementptr i64, i64* %m, i64 %last
  %lastk = load i64, i64* %lastkp
  %dstkp = getelementptr i64, i64* %m, i64 %idx
  store i64 %lastk, i64* %dstkp
  %lastvoff = add i64 4096, %last
  %lastvp = getelementptr i64, i64* %m, i64 %lastvoff
  %lastv = load i64, i64* %lastvp
  %dstvoff = add i64 4096, %idx
  %dstvp = getelementptr i64, i64* %m, i64 %dstvoff
  store i64 %lastv, i64* %dstvp
  br label %shrink
shrink:
  store i64 %last, i64* %lenp
  ret void
}
define void @__vais_map_str_int_copy(i64* %dst, i64* %src) {
entry:
  call void @__vais_map_int_int_copy(i64* %dst, i64* %src)
  ret void
}
define i64 @__vais_map_str_int_get(i64* %m, i8* %key, i64 %fallback) {
entry:
  %idx = call i64 @__vais_map_str_int_find(i64* %m, i8* %key)
  %exists = icmp sge i64 %idx, 0
  br i1 %exists, label %found, label %missing
found:
  %voff = add i64 4096, %idx
  %vp = getelementptr i64, i64* %m, i64 %voff
  %value = load i64, i64* %vp
  ret i64 %value
missing:
  ret i64 %fallback
}
define i64 @__vais_map_str_int_get_opt(i64* %m, i8* %key) {
entry:
  %idx = call i64 @__vais_map_str_int_find(i64* %m, i8* %key)
  %exists = icmp sge i64 %idx, 0
  br i1 %exists, label %found, label %missing
found:
  %voff = add i64 4096, %idx
  %vp = getelementptr i64, i64* %m, i64 %voff
  %value = load i64, i64* %vp
  %encoded = mul i64 2, %value
  ret i64 %encoded
missing:
  ret i64 1
}
define i64 @__vais_map_str_int_contains(i64* %m, i8* %key) {
entry:
  %idx = call i64 @__vais_map_str_int_find(i64* %m, i8* %key)
  %exists = icmp sge i64 %idx, 0
  %out = zext i1 %exists to i64
  ret i64 %out
}
define i64 @__vais_map_str_int_len(i64* %m) {
entry:
  %lenp = getelementptr i64, i64* %m, i64 8192
  %len = load i64, i64* %lenp
  ret i64 %len
}
define i64 @__vais_map_str_int_key_at(i64* %m, i64 %index) {
entry:
  %lt = icmp slt i64 %index, 0
  %lenp = getelementptr i64, i64* %m, i64 8192
  %len = load i64, i64* %lenp
  %ge = icmp sge i64 %index, %len
  %bad = or i1 %lt, %ge
  br i1 %bad, label %trap, label %ok
trap:
  call void @vais_list_trap(i64 3)
  unreachable
ok:
  %kp = getelementptr i64, i64* %m, i64 %index
  %key = load i64, i64* %kp
  ret i64 %key
}
define i64 @__vais_map_str_int_value_at(i64* %m, i64 %index) {
entry:
  %lt = icmp slt i64 %index, 0
  %lenp = getelementptr i64, i64* %m, i64 8192
  %len = load i64, i64* %lenp
  %ge = icmp sge i64 %index, %len
  %bad = or i1 %lt, %ge
  br i1 %bad, label %trap, label %ok
trap:
  call void @vais_list_trap(i64 3)
  unreachable
ok:
  %voff = add i64 4096, %index
  %vp = getelementptr i64, i64* %m, i64 %voff
  %value = load i64, i64* %vp
  ret i64 %value
}
define i8* @__vais_map_str_str_snapshot(i64* %m) {
entry:
  %i = alloca i64
  %totalp = alloca i64
  %posp = alloca i64
  %lenp = getelementptr i64, i64* %m, i64 8192
  %len = load i64, i64* %lenp
  store i64 0, i64* %i
  store i64 0, i64* %totalp
  br label %len_loop
len_loop:
  %iv = load i64, i64* %i
  %len_done = icmp sge i64 %iv, %len
  br i1 %len_done, label %alloc, label %len_body
len_body:
  %kp = getelementptr i64, i64* %m, i64 %iv
  %ki = load i64, i64* %kp
  %key = inttoptr i64 %ki to i8*
  %voff = add i64 4096, %iv
  %vp = getelementptr i64, i64* %m, i64 %voff
  %vi = load i64, i64* %vp
  %value = inttoptr i64 %vi to i8*
  %klen = call i64 @strlen(i8* %key)
  %vlen = call i64 @strlen(i8* %value)
  %total0 = load i64, i64* %totalp
  %total1 = add i64 %total0, %klen
  %total2 = add i64 %total1, %vlen
  %total3 = add i64 %total2, 2
  store i64 %total3, i64* %totalp
  %inext = add i64 %iv, 1
  store i64 %inext, i64* %i
  br label %len_loop
alloc:
  %total = load i64, i64* %totalp
  %size = add i64 %total, 1
  %out = call i8* @malloc(i64 %size)
  store i64 0, i64* %i
  store i64 0, i64* %posp
  br label %copy_loop
copy_loop:
  %civ = load i64, i64* %i
  %copy_done = icmp sge i64 %civ, %len
  br i1 %copy_done, label %done, label %copy_body
copy_body:
  %ckp = getelementptr i64, i64* %m, i64 %civ
  %cki = load i64, i64* %ckp
  %ckey = inttoptr i64 %cki to i8*
  %cvoff = add i64 4096, %civ
  %cvp = getelementptr i64, i64* %m, i64 %cvoff
  %cvi = load i64, i64* %cvp
  %cvalue = inttoptr i64 %cvi to i8*
  %cklen = call i64 @strlen(i8* %ckey)
  %cvlen = call i64 @strlen(i8* %cvalue)
  %pos0 = load i64, i64* %posp
  %dst_key = getelementptr i8, i8* %out, i64 %pos0
  %copy_key = call i8* @memcpy(i8* %dst_key, i8* %ckey, i64 %cklen)
  %pos1 = add i64 %pos0, %cklen
  %eqp = getelementptr i8, i8* %out, i64 %pos1
  store i8 61, i8* %eqp
  %pos2 = add i64 %pos1, 1
  %dst_value = getelementptr i8, i8* %out, i64 %pos2
  %copy_value = call i8* @memcpy(i8* %dst_value, i8* %cvalue, i64 %cvlen)
  %pos3 = add i64 %pos2, %cvlen
  %lfp = getelementptr i8, i8* %out, i64 %pos3
  store i8 10, i8* %lfp
  %pos4 = add i64 %pos3, 1
  store i64 %pos4, i64* %posp
  %cnext = add i64 %civ, 1
  store i64 %cnext, i64* %i
  br label %copy_loop
done:
  %final_pos = load i64, i64* %posp
  %nul = getelementptr i8, i8* %out, i64 %final_pos
  store i8 0, i8* %nul
  ret i8* %out
}
define i64 @__vais_map_str_str_load_snapshot_line(i8* %text, i64* %out, i64 %start, i64 %end, i64 %eq) {
entry:
  %nonempty = icmp sgt i64 %end, %start
  %has_eq = icmp sge i64 %eq, %start
  %maybe = and i1 %nonempty, %has_eq
  br i1 %maybe, label %trim_check, label %ret0
trim_check:
  %prev = sub i64 %end, 1
  %prevp = getelementptr i8, i8* %text, i64 %prev
  %prevb = load i8, i8* %prevp
  %iscr = icmp eq i8 %prevb, 13
  %trimmed = sub i64 %end, 1
  %line_end = select i1 %iscr, i64 %trimmed, i64 %end
  %key_len = sub i64 %eq, %start
  %key_ok = icmp sgt i64 %key_len, 0
  %value_start = add i64 %eq, 1
  %value_len = sub i64 %line_end, %value_start
  %value_ok = icmp sge i64 %value_len, 0
  %ok = and i1 %key_ok, %value_ok
  br i1 %ok, label %insert, label %ret0
insert:
  %key = call i8* @__vais_str_slice_raw(i8* %text, i64 %start, i64 %key_len)
  %value = call i8* @__vais_str_slice_raw(i8* %text, i64 %value_start, i64 %value_len)
  %value_i = ptrtoint i8* %value to i64
  call void @__vais_map_str_int_insert(i64* %out, i8* %key, i64 %value_i)
  ret i64 1
ret0:
  ret i64 0
}
define i64 @__vais_map_str_str_load_snapshot(i8* %text, i64* %out) {
entry:
  %i = alloca i64
  %start = alloca i64
  %eq = alloca i64
  %count = alloca i64
  call void @__vais_map_str_int_clear(i64* %out)
  store i64 0, i64* %i
  store i64 0, i64* %start
  store i64 -1, i64* %eq
  store i64 0, i64* %count
  br label %scan
scan:
  %iv = load i64, i64* %i
  %chp = getelementptr i8, i8* %text, i64 %iv
  %ch = load i8, i8* %chp
  %isnul = icmp eq i8 %ch, 0
  br i1 %isnul, label %tail, label %check_lf
check_lf:
  %islf = icmp eq i8 %ch, 10
  br i1 %islf, label %emit_line, label %check_eq
check_eq:
  %iseq = icmp eq i8 %ch, 61
  br i1 %iseq, label %maybe_store_eq, label %next
maybe_store_eq:
  %eqv0 = load i64, i64* %eq
  %noeq = icmp slt i64 %eqv0, 0
  br i1 %noeq, label %store_eq, label %next
store_eq:
  store i64 %iv, i64* %eq
  br label %next
next:
  %nexti = add i64 %iv, 1
  store i64 %nexti, i64* %i
  br label %scan
emit_line:
  %st = load i64, i64* %start
  %eqv = load i64, i64* %eq
  %added = call i64 @__vais_map_str_str_load_snapshot_line(i8* %text, i64* %out, i64 %st, i64 %iv, i64 %eqv)
  %count0 = load i64, i64* %count
  %count1 = add i64 %count0, %added
  store i64 %count1, i64* %count
  %line_next = add i64 %iv, 1
  store i64 %line_next, i64* %i
  store i64 %line_next, i64* %start
  store i64 -1, i64* %eq
  br label %scan
tail:
  %tst = load i64, i64* %start
  %teq = load i64, i64* %eq
  %tail_added = call i64 @__vais_map_str_str_load_snapshot_line(i8* %text, i64* %out, i64 %tst, i64 %iv, i64 %teq)
  %count2 = load i64, i64* %count
  %ret = add i64 %count2, %tail_added
  ret i64 %ret
}
define i64 @__vais_doc_term_counts_into(i8* %text, i64* %out) {
entry:
  %i = alloca i64
  %start = alloca i64
  %count = alloca i64
  call void @__vais_map_str_int_clear(i64* %out)
  store i64 0, i64* %i
  store i64 0, i64* %count
  br label %skip_ws
skip_ws:
  %iv = load i64, i64* %i
  %chp = getelementptr i8, i8* %text, i64 %iv
  %ch = load i8, i8* %chp
  %nul = icmp eq i8 %ch, 0
  br i1 %nul, label %done, label %skip_check
skip_check:
  %sp = icmp eq i8 %ch, 32
  %ge9 = icmp uge i8 %ch, 9
  %le13 = icmp ule i8 %ch, 13
  %ctrl = and i1 %ge9, %le13
  %ws = or i1 %sp, %ctrl
  br i1 %ws, label %skip_next, label %token_start
skip_next:
  %inext = add i64 %iv, 1
  store i64 %inext, i64* %i
  br label %skip_ws
token_start:
  store i64 %iv, i64* %start
  br label %scan_token
scan_token:
  %tv = load i64, i64* %i
  %tp = getelementptr i8, i8* %text, i64 %tv
  %tb = load i8, i8* %tp
  %tnul = icmp eq i8 %tb, 0
  br i1 %tnul, label %emit_token, label %scan_check
scan_check:
  %tsp = icmp eq i8 %tb, 32
  %tge9 = icmp uge i8 %tb, 9
  %tle13 = icmp ule i8 %tb, 13
  %tctrl = and i1 %tge9, %tle13
  %tws = or i1 %tsp, %tctrl
  br i1 %tws, label %emit_token, label %scan_next
scan_next:
  %tnext = add i64 %tv, 1
  store i64 %tnext, i64* %i
  br label %scan_token
emit_token:
  %sv = load i64, i64* %start
  %ev = load i64, i64* %i
  %toklen = sub i64 %ev, %sv
  %raw = call i8* @__vais_str_slice_raw(i8* %text, i64 %sv, i64 %toklen)
  %norm = call i8* @__vais_str_lower(i8* %raw)
  %prev = call i64 @__vais_map_str_int_get(i64* %out, i8* %norm, i64 0)
  %next = add i64 %prev, 1
  call void @__vais_map_str_int_insert(i64* %out, i8* %norm, i64 %next)
  %cv = load i64, i64* %count
  %cn = add i64 %cv, 1
  store i64 %cn, i64* %count
  br label %after_token
after_token:
  %cur = load i64, i64* %i
  %curp = getelementptr i8, i8* %text, i64 %cur
  %curb = load i8, i8* %curp
  %curnul = icmp eq i8 %curb, 0
  br i1 %curnul, label %done, label %skip_ws
done:
  %ret = load i64, i64* %count
  ret i64 %ret
}
define i64 @__vais_doc_term_overlap_score(i64* %query, i64* %doc) {
entry:
  %i = alloca i64
  %score = alloca i64
  store i64 0, i64* %i
  store i64 0, i64* %score
  br label %loop
loop:
  %iv = load i64, i64* %i
  %lenp = getelementptr i64, i64* %query, i64 8192
  %len = load i64, i64* %lenp
  %end = icmp sge i64 %iv, %len
  br i1 %end, label %done, label %body
body:
  %kp = getelementptr i64, i64* %query, i64 %iv
  %keyi = load i64, i64* %kp
  %key = inttoptr i64 %keyi to i8*
  %voff = add i64 4096, %iv
  %qvp = getelementptr i64, i64* %query, i64 %voff
  %qv = load i64, i64* %qvp
  %dv = call i64 @__vais_map_str_int_get(i64* %doc, i8* %key, i64 0)
  %qlt = icmp slt i64 %qv, %dv
  %min = select i1 %qlt, i64 %qv, i64 %dv
  %sv = load i64, i64* %score
  %sn = add i64 %sv, %min
  store i64 %sn, i64* %score
  %next = add i64 %iv, 1
  store i64 %next, i64* %i
  br label %loop
done:
  %ret = load i64, i64* %score
  ret i64 %ret
}
define i64 @__vais_doc_term_weighted_score(i64* %query, i64* %doc) {
entry:
  %i = alloca i64
  %score = alloca i64
  store i64 0, i64* %i
  store i64 0, i64* %score
  br label %loop
loop:
  %iv = load i64, i64* %i
  %lenp = getelementptr i64, i64* %query, i64 8192
  %len = load i64, i64* %lenp
  %end = icmp sge i64 %iv, %len
  br i1 %end, label %done, label %body
body:
  %kp = getelementptr i64, i64* %query, i64 %iv
  %keyi = load i64, i64* %kp
  %key = inttoptr i64 %keyi to i8*
  %voff = add i64 4096, %iv
  %qvp = getelementptr i64, i64* %query, i64 %voff
  %qv = load i64, i64* %qvp
  %dv = call i64 @__vais_map_str_int_get(i64* %doc, i8* %key, i64 0)
  %weighted = mul i64 %qv, %dv
  %sv = load i64, i64* %score
  %sn = add i64 %sv, %weighted
  store i64 %sn, i64* %score
  %next = add i64 %iv, 1
  store i64 %next, i64* %i
  br label %loop
done:
  %ret = load i64, i64* %score
  ret i64 %ret
}
@.vais_empty = private constant [1 x i8] c"\00"
@.s1853 = private constant [1 x i8] c"\00"
@.s1996 = private constant [1 x i8] c"\00"
@.s2060 = private constant [7 x i8] c"grain \00"
@.s2300 = private constant [12 x i8] c"numbers {a}\00"
@.fmt2300 = private constant [12 x i8] c"numbers %d\0A\00"
@.s2350 = private constant [14 x i8] c"recursion {b}\00"
@.fmt2350 = private constant [14 x i8] c"recursion %d\0A\00"
@.s2397 = private constant [9 x i8] c"text {c}\00"
@.fmt2397 = private constant [9 x i8] c"text %d\0A\00"
define i64 @collatz(i64 %a0) {
  %v0 = alloca i64
  store i64 %a0, i64* %v0
  %v1 = alloca i64
  %v2 = alloca i64
  %t1 = load i64, i64* %v0
  store i64 %t1, i64* %v1
  store i64 0, i64* %v2
  br label %loop2
loop2:
  %t3 = load i64, i64* %v1
  %t4 = icmp ne i64 %t3, 1
  %t5 = zext i1 %t4 to i64
  %t6 = icmp ne i64 %t5, 0
  br i1 %t6, label %body2, label %done2
body2:
  %t8 = load i64, i64* %v1
  %t9 = srem i64 %t8, 2
  %t10 = icmp eq i64 %t9, 0
  %t11 = zext i1 %t10 to i64
  %t12 = icmp ne i64 %t11, 0
  br i1 %t12, label %ithen7, label %ielse7
ithen7:
  %t13 = load i64, i64* %v1
  %t14 = sdiv i64 %t13, 2
  store i64 %t14, i64* %v1
  br label %imerge7
ielse7:
  %t15 = load i64, i64* %v1
  %t16 = mul i64 3, %t15
  %t17 = add i64 %t16, 1
  store i64 %t17, i64* %v1
  br label %imerge7
imerge7:
  %t18 = load i64, i64* %v2
  %t19 = add i64 %t18, 1
  store i64 %t19, i64* %v2
  br label %loop2
done2:
  %t20 = load i64, i64* %v2
  ret i64 %t20
}
define i64 @longest_chain(i64 %a0) {
  %v0 = alloca i64
  store i64 %a0, i64* %v0
  %v1 = alloca i64
  %v2 = alloca i64
  %v3 = alloca i64
  store i64 0, i64* %v1
  store i64 1, i64* %v2
  br label %loop1
loop1:
  %t2 = load i64, i64* %v2
  %t3 = load i64, i64* %v0
  %t4 = icmp slt i64 %t2, %t3
  br i1 %t4, label %body1, label %done1
body1:
  %t5 = load i64, i64* %v2
  %t6 = call i64 @collatz(i64 %t5)
  store i64 %t6, i64* %v3
  %t8 = load i64, i64* %v3
  %t9 = load i64, i64* %v1
  %t10 = icmp sgt i64 %t8, %t9
  %t11 = zext i1 %t10 to i64
  %t12 = icmp ne i64 %t11, 0
  br i1 %t12, label %ithen7, label %ielse7
ithen7:
  %t13 = load i64, i64* %v3
  store i64 %t13, i64* %v1
  br label %imerge7
ielse7:
  br label %imerge7
imerge7:
  br label %cont1
cont1:
  %t14 = load i64, i64* %v2
  %t15 = add i64 %t14, 1
  store i64 %t15, i64* %v2
  br label %loop1
done1:
  %t16 = load i64, i64* %v1
  ret i64 %t16
}
define i64 @gcd(i64 %a0, i64 %a1) {
  %v0 = alloca i64
  store i64 %a0, i64* %v0
  %v1 = alloca i64
  store i64 %a1, i64* %v1
  %t2 = load i64, i64* %v1
  %t3 = icmp eq i64 %t2, 0
  %t4 = zext i1 %t3 to i64
  %t5 = icmp ne i64 %t4, 0
  br i1 %t5, label %ithen1, label %ielse1
ithen1:
  %t6 = load i64, i64* %v0
  ret i64 %t6
ielse1:
  br label %imerge1
imerge1:
  %t7 = load i64, i64* %v1
  %t8 = load i64, i64* %v0
  %t9 = load i64, i64* %v1
  %t10 = srem i64 %t8, %t9
  %t11 = call i64 @gcd(i64 %t7, i64 %t10)
  ret i64 %t11
}
define i64 @coprime_pairs(i64 %a0) {
  %v0 = alloca i64
  store i64 %a0, i64* %v0
  %v1 = alloca i64
  %v2 = alloca i64
  %v3 = alloca i64
  store i64 0, i64* %v1
  store i64 1, i64* %v2
  br label %loop1
loop1:
  %t2 = load i64, i64* %v2
  %t3 = load i64, i64* %v0
  %t4 = icmp slt i64 %t2, %t3
  br i1 %t4, label %body1, label %done1
body1:
  store i64 1, i64* %v3
  br label %loop5
loop5:
  %t6 = load i64, i64* %v3
  %t7 = load i64, i64* %v2
  %t8 = icmp slt i64 %t6, %t7
  br i1 %t8, label %body5, label %done5
body5:
  %t10 = load i64, i64* %v2
  %t11 = load i64, i64* %v3
  %t12 = call i64 @gcd(i64 %t10, i64 %t11)
  %t13 = icmp eq i64 %t12, 1
  %t14 = zext i1 %t13 to i64
  %t15 = icmp ne i64 %t14, 0
  br i1 %t15, label %ithen9, label %ielse9
ithen9:
  %t16 = load i64, i64* %v1
  %t17 = add i64 %t16, 1
  store i64 %t17, i64* %v1
  br label %imerge9
ielse9:
  br label %imerge9
imerge9:
  br label %cont5
cont5:
  %t18 = load i64, i64* %v3
  %t19 = add i64 %t18, 1
  store i64 %t19, i64* %v3
  br label %loop5
done5:
  br label %cont1
cont1:
  %t20 = load i64, i64* %v2
  %t21 = add i64 %t20, 1
  store i64 %t21, i64* %v2
  br label %loop1
done1:
  %t22 = load i64, i64* %v1
  ret i64 %t22
}
define i64 @numbers() {
  %t1 = call i64 @longest_chain(i64 500000)
  %t2 = call i64 @coprime_pairs(i64 2200)
  %t3 = add i64 %t1, %t2
  ret i64 %t3
}
define i64 @fib(i64 %a0) {
  %v0 = alloca i64
  store i64 %a0, i64* %v0
  %t2 = load i64, i64* %v0
  %t3 = icmp slt i64 %t2, 2
  %t4 = zext i1 %t3 to i64
  %t5 = icmp ne i64 %t4, 0
  br i1 %t5, label %ithen1, label %ielse1
ithen1:
  %t6 = load i64, i64* %v0
  ret i64 %t6
ielse1:
  br label %imerge1
imerge1:
  %t7 = load i64, i64* %v0
  %t8 = sub i64 %t7, 1
  %t9 = call i64 @fib(i64 %t8)
  %t10 = load i64, i64* %v0
  %t11 = sub i64 %t10, 2
  %t12 = call i64 @fib(i64 %t11)
  %t13 = add i64 %t9, %t12
  ret i64 %t13
}
define i64 @is_even(i64 %a0) {
  %v0 = alloca i64
  store i64 %a0, i64* %v0
  %t2 = load i64, i64* %v0
  %t3 = icmp eq i64 %t2, 0
  %t4 = zext i1 %t3 to i64
  %t5 = icmp ne i64 %t4, 0
  br i1 %t5, label %ithen1, label %ielse1
ithen1:
  ret i64 1
ielse1:
  br label %imerge1
imerge1:
  %t6 = load i64, i64* %v0
  %t7 = sub i64 %t6, 1
  %t8 = call i64 @is_odd(i64 %t7)
  ret i64 %t8
}
define i64 @is_odd(i64 %a0) {
  %v0 = alloca i64
  store i64 %a0, i64* %v0
  %t2 = load i64, i64* %v0
  %t3 = icmp eq i64 %t2, 0
  %t4 = zext i1 %t3 to i64
  %t5 = icmp ne i64 %t4, 0
  br i1 %t5, label %ithen1, label %ielse1
ithen1:
  ret i64 0
ielse1:
  br label %imerge1
imerge1:
  %t6 = load i64, i64* %v0
  %t7 = sub i64 %t6, 1
  %t8 = call i64 @is_even(i64 %t7)
  ret i64 %t8
}
define i64 @safe(i64* %a0, i64 %a1, i64 %a2) {
  %v0 = alloca i64*
  store i64* %a0, i64** %v0
  %v1 = alloca i64
  store i64 %a1, i64* %v1
  %v2 = alloca i64
  store i64 %a2, i64* %v2
  %v3 = alloca i64
  %v4 = alloca i64
  store i64 0, i64* %v3
  br label %loop1
loop1:
  %t2 = load i64, i64* %v3
  %t3 = load i64, i64* %v1
  %t4 = icmp slt i64 %t2, %t3
  %t5 = zext i1 %t4 to i64
  %t6 = icmp ne i64 %t5, 0
  br i1 %t6, label %body1, label %done1
body1:
  %t7 = load i64, i64* %v3
  %t8 = load i64*, i64** %v0
  %t9 = getelementptr i64, i64* %t8, i64 4095
  %t10 = load i64, i64* %t9
  %t11 = icmp slt i64 %t7, 0
  %t12 = icmp sge i64 %t7, %t10
  %t13 = or i1 %t11, %t12
  br i1 %t13, label %list_bounds_trap14, label %list_bounds_ok14
list_bounds_trap14:
  call void @vais_list_trap(i64 0)
  unreachable
list_bounds_ok14:
  %t15 = getelementptr i64, i64* %t8, i64 %t7
  %t16 = load i64, i64* %t15
  store i64 %t16, i64* %v4
  %t18 = load i64, i64* %v4
  %t19 = load i64, i64* %v2
  %t20 = icmp eq i64 %t18, %t19
  %t21 = zext i1 %t20 to i64
  %t22 = icmp ne i64 %t21, 0
  br i1 %t22, label %ithen17, label %ielse17
ithen17:
  ret i64 0
ielse17:
  br label %imerge17
imerge17:
  %t24 = load i64, i64* %v4
  %t25 = load i64, i64* %v2
  %t26 = sub i64 %t24, %t25
  %t27 = load i64, i64* %v1
  %t28 = load i64, i64* %v3
  %t29 = sub i64 %t27, %t28
  %t30 = icmp eq i64 %t26, %t29
  %t31 = zext i1 %t30 to i64
  %t32 = icmp ne i64 %t31, 0
  br i1 %t32, label %ithen23, label %ielse23
ithen23:
  ret i64 0
ielse23:
  br label %imerge23
imerge23:
  %t34 = load i64, i64* %v2
  %t35 = load i64, i64* %v4
  %t36 = sub i64 %t34, %t35
  %t37 = load i64, i64* %v1
  %t38 = load i64, i64* %v3
  %t39 = sub i64 %t37, %t38
  %t40 = icmp eq i64 %t36, %t39
  %t41 = zext i1 %t40 to i64
  %t42 = icmp ne i64 %t41, 0
  br i1 %t42, label %ithen33, label %ielse33
ithen33:
  ret i64 0
ielse33:
  br label %imerge33
imerge33:
  %t43 = load i64, i64* %v3
  %t44 = add i64 %t43, 1
  store i64 %t44, i64* %v3
  br label %loop1
done1:
  ret i64 1
}
define i64 @place(i64* %a0, i64 %a1, i64 %a2) {
  %v0 = alloca i64*
  store i64* %a0, i64** %v0
  %v1 = alloca i64
  store i64 %a1, i64* %v1
  %v2 = alloca i64
  store i64 %a2, i64* %v2
  %v3 = alloca i64
  %v4 = alloca i64
  %t2 = load i64, i64* %v1
  %t3 = load i64, i64* %v2
  %t4 = icmp eq i64 %t2, %t3
  %t5 = zext i1 %t4 to i64
  %t6 = icmp ne i64 %t5, 0
  br i1 %t6, label %ithen1, label %ielse1
ithen1:
  ret i64 1
ielse1:
  br label %imerge1
imerge1:
  store i64 0, i64* %v3
  store i64 0, i64* %v4
  br label %loop7
loop7:
  %t8 = load i64, i64* %v4
  %t9 = load i64, i64* %v2
  %t10 = icmp slt i64 %t8, %t9
  br i1 %t10, label %body7, label %done7
body7:
  %t12 = load i64*, i64** %v0
  %t13 = load i64, i64* %v1
  %t14 = load i64, i64* %v4
  %t15 = call i64 @safe(i64* %t12, i64 %t13, i64 %t14)
  %t16 = icmp eq i64 %t15, 1
  %t17 = zext i1 %t16 to i64
  %t18 = icmp ne i64 %t17, 0
  br i1 %t18, label %ithen11, label %ielse11
ithen11:
  %t19 = load i64, i64* %v1
  %t20 = load i64*, i64** %v0
  %t21 = getelementptr i64, i64* %t20, i64 4095
  %t22 = load i64, i64* %t21
  %t23 = icmp slt i64 %t19, 0
  %t24 = icmp sge i64 %t19, %t22
  %t25 = or i1 %t23, %t24
  br i1 %t25, label %list_bounds_trap26, label %list_bounds_ok26
list_bounds_trap26:
  call void @vais_list_trap(i64 0)
  unreachable
list_bounds_ok26:
  %t27 = load i64, i64* %v4
  %t28 = getelementptr i64, i64* %t20, i64 %t19
  store i64 %t27, i64* %t28
  %t29 = load i64, i64* %v3
  %t30 = load i64*, i64** %v0
  %t31 = load i64, i64* %v1
  %t32 = add i64 %t31, 1
  %t33 = load i64, i64* %v2
  %t34 = call i64 @place(i64* %t30, i64 %t32, i64 %t33)
  %t35 = add i64 %t29, %t34
  store i64 %t35, i64* %v3
  br label %imerge11
ielse11:
  br label %imerge11
imerge11:
  br label %cont7
cont7:
  %t36 = load i64, i64* %v4
  %t37 = add i64 %t36, 1
  store i64 %t37, i64* %v4
  br label %loop7
done7:
  %t38 = load i64, i64* %v3
  ret i64 %t38
}
define i64 @recursion() {
  %v0 = alloca [4096 x i64]
  %v1 = alloca i64
  store i64 0, i64* %v1
  %v2 = alloca i64
  %v3 = alloca i64
  %v4 = alloca i64
  store i64 0, i64* %v1
  store i64 0, i64* %v2
  br label %loop1
loop1:
  %t2 = load i64, i64* %v2
  %t3 = icmp slt i64 %t2, 9
  br i1 %t3, label %body1, label %done1
body1:
  %t4 = load i64, i64* %v1
  %t5 = icmp sge i64 %t4, 4096
  br i1 %t5, label %list_capacity_trap6, label %list_capacity_ok6
list_capacity_trap6:
  call void @vais_list_trap(i64 3)
  unreachable
list_capacity_ok6:
  %t7 = getelementptr [4096 x i64], [4096 x i64]* %v0, i64 0, i64 %t4
  store i64 0, i64* %t7
  %t8 = add i64 %t4, 1
  store i64 %t8, i64* %v1
  br label %cont1
cont1:
  %t9 = load i64, i64* %v2
  %t10 = add i64 %t9, 1
  store i64 %t10, i64* %v2
  br label %loop1
done1:
  %t11 = call i64 @fib(i64 34)
  %t12 = load i64, i64* %v1
  %t13 = getelementptr [4096 x i64], [4096 x i64]* %v0, i64 0, i64 4095
  store i64 %t12, i64* %t13
  %t14 = getelementptr [4096 x i64], [4096 x i64]* %v0, i64 0, i64 0
  %t15 = call i64 @place(i64* %t14, i64 0, i64 9)
  %t16 = getelementptr [4096 x i64], [4096 x i64]* %v0, i64 0, i64 4095
  %t17 = load i64, i64* %t16
  store i64 %t17, i64* %v1
  %t18 = add i64 %t11, %t15
  store i64 %t18, i64* %v3
  store i64 0, i64* %v2
  br label %loop19
loop19:
  %t20 = load i64, i64* %v2
  %t21 = icmp slt i64 %t20, 1500
  br i1 %t21, label %body19, label %done19
body19:
  %t22 = load i64, i64* %v3
  %t23 = call i64 @is_even(i64 2000)
  %t24 = add i64 %t22, %t23
  store i64 %t24, i64* %v3
  br label %cont19
cont19:
  %t25 = load i64, i64* %v2
  %t26 = add i64 %t25, 1
  store i64 %t26, i64* %v2
  br label %loop19
done19:
  %t27 = load i64, i64* %v3
  ret i64 %t27
}
define i8* @shout(i8* %a0, i64 %a1) {
  %v0 = alloca i8*
  store i8* %a0, i8** %v0
  %v1 = alloca i64
  store i64 %a1, i64* %v1
  %v2 = alloca i8*
  %g2 = getelementptr [1 x i8], [1 x i8]* @.s1853, i64 0, i64 0
  store i8* %g2, i8** %v2
  %v3 = alloca i64
  %t1 = getelementptr [1 x i8], [1 x i8]* @.s1853, i64 0, i64 0
  store i8* %t1, i8** %v2
  store i64 0, i64* %v3
  br label %loop2
loop2:
  %t3 = load i64, i64* %v3
  %t4 = load i64, i64* %v1
  %t5 = icmp slt i64 %t3, %t4
  br i1 %t5, label %body2, label %done2
body2:
  %t6 = load i8*, i8** %v2
  %t7 = load i8*, i8** %v0
  %t8 = call i8* @__vais_str_upper(i8* %t7)
  %t9 = call i8* @__vais_str_concat(i8* %t6, i8* %t8)
  store i8* %t9, i8** %v2
  br label %cont2
cont2:
  %t10 = load i64, i64* %v3
  %t11 = add i64 %t10, 1
  store i64 %t11, i64* %v3
  br label %loop2
done2:
  %t12 = load i8*, i8** %v2
  ret i8* %t12
}
define i8* @page(i64 %a0) {
  %v0 = alloca i64
  store i64 %a0, i64* %v0
  %v1 = alloca i8*
  %g1 = getelementptr [1 x i8], [1 x i8]* @.s1996, i64 0, i64 0
  store i8* %g1, i8** %v1
  %v2 = alloca i64
  %t1 = getelementptr [1 x i8], [1 x i8]* @.s1996, i64 0, i64 0
  store i8* %t1, i8** %v1
  store i64 0, i64* %v2
  br label %loop2
loop2:
  %t3 = load i64, i64* %v2
  %t4 = load i64, i64* %v0
  %t5 = icmp slt i64 %t3, %t4
  br i1 %t5, label %body2, label %done2
body2:
  %t6 = load i8*, i8** %v1
  %t7 = getelementptr [7 x i8], [7 x i8]* @.s2060, i64 0, i64 0
  %t8 = load i64, i64* %v2
  %t9 = srem i64 %t8, 7
  %t10 = call i8* @shout(i8* %t7, i64 %t9)
  %t11 = call i8* @__vais_str_concat(i8* %t6, i8* %t10)
  store i8* %t11, i8** %v1
  br label %cont2
cont2:
  %t12 = load i64, i64* %v2
  %t13 = add i64 %t12, 1
  store i64 %t13, i64* %v2
  br label %loop2
done2:
  %t14 = load i8*, i8** %v1
  ret i8* %t14
}
define i64 @text() {
  %v0 = alloca i64
  %v1 = alloca i64
  %v2 = alloca i8*
  store i64 0, i64* %v0
  store i64 0, i64* %v1
  br label %loop1
loop1:
  %t2 = load i64, i64* %v1
  %t3 = icmp slt i64 %t2, 4000
  br i1 %t3, label %body1, label %done1
body1:
  %t4 = call i8* @page(i64 60)
  store i8* %t4, i8** %v2
  %t5 = load i64, i64* %v0
  %t6 = load i8*, i8** %v2
  %sl7 = alloca i64
  store i64 0, i64* %sl7
  br label %slL7
slL7:
  %t8 = load i64, i64* %sl7
  %t9 = getelementptr i8, i8* %t6, i64 %t8
  %t10 = load i8, i8* %t9
  %t11 = icmp eq i8 %t10, 0
  br i1 %t11, label %slD7, label %slB7
slB7:
  %t12 = add i64 %t8, 1
  store i64 %t12, i64* %sl7
  br label %slL7
slD7:
  %t13 = load i64, i64* %sl7
  %t14 = add i64 %t5, %t13
  store i64 %t14, i64* %v0
  br label %cont1
cont1:
  %t15 = load i64, i64* %v1
  %t16 = add i64 %t15, 1
  store i64 %t16, i64* %v1
  br label %loop1
done1:
  %t17 = load i64, i64* %v0
  ret i64 %t17
}
define i64 @main() {
  %v0 = alloca i64
  %v1 = alloca i64
  %v2 = alloca i64
  %t1 = call i64 @numbers()
  store i64 %t1, i64* %v0
  %t2 = load i64, i64* %v0
  %t3 = call i32 (i8*, ...) @printf(i8* getelementptr([12 x i8], [12 x i8]* @.fmt2300, i64 0, i64 0), i64 %t2)
  %t4 = call i64 @recursion()
  store i64 %t4, i64* %v1
  %t5 = load i64, i64* %v1
  %t6 = call i32 (i8*, ...) @printf(i8* getelementptr([14 x i8], [14 x i8]* @.fmt2350, i64 0, i64 0), i64 %t5)
  %t7 = call i64 @text()
  store i64 %t7, i64* %v2
  %t8 = load i64, i64* %v2
  %t9 = call i32 (i8*, ...) @printf(i8* getelementptr([9 x i8], [9 x i8]* @.fmt2397, i64 0, i64 0), i64 %t8)
  ret i64 0
}
