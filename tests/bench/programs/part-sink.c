/*
 * A storage that accepts every part and keeps nothing, fast enough never to be the bottleneck: one thread per
 * connection, large reads, no copies. Can simulate a distant connection and can reset parts. Prints its port and
 * serves until it is killed.
 *
 *   part-sink [--tls CERT KEY] [--delay-ms N] [--each BYTES] [--together BYTES]
 *
 * --each and --together are bytes per second, of one connection and of all of them. The query of an address can add:
 * `?reset=1` resets the connection midway, the first time; `?tag=TAG` is answered with that ETag.
 */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { READ_SIZE = 512 * 1024, SLOW_READ = 32 * 1024, HEAD_SIZE = 16 * 1024, MOST_BROKEN = 4096 };

static SSL_CTX *tls;
static double delay, each, together;
static double together_free;
static char broken[MOST_BROKEN][64];
static int broken_count;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

struct connection {
  int socket;
  SSL *ssl;
  double free_at;
};

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void wait_until(double moment) {
  double left = moment - now();
  if (left <= 0) return;
  struct timespec time = {(time_t)left, (long)((left - (double)(time_t)left) * 1e9)};
  nanosleep(&time, NULL);
}

static long receive(struct connection *from, char *into, long size) {
  return from->ssl ? SSL_read(from->ssl, into, (int)size) : recv(from->socket, into, (size_t)size, 0);
}

static void answer(struct connection *to, const char *text) {
  long length = (long)strlen(text);
  if (to->ssl) SSL_write(to->ssl, text, (int)length);
  else if (send(to->socket, text, (size_t)length, MSG_NOSIGNAL) < 0) perror("send");
}

/* Schedules that many bytes within the limits of this connection and of all of them together. */
static void pass_line(struct connection *line, long bytes) {
  double moment = now();
  if (each > 0) {
    if (line->free_at < moment) line->free_at = moment;
    line->free_at += (double)bytes / each;
    moment = line->free_at;
  }
  if (together > 0) {
    pthread_mutex_lock(&lock);
    if (together_free < now()) together_free = now();
    together_free += (double)bytes / together;
    if (together_free > moment) moment = together_free;
    pthread_mutex_unlock(&lock);
  }
  wait_until(moment);
}

/* Whether this address asks for a reset and has not had one yet. */
static int breaks(const char *target) {
  if (!strstr(target, "reset=1")) return 0;
  int known = 0;
  pthread_mutex_lock(&lock);
  for (int place = 0; place < broken_count; place++) known |= !strncmp(broken[place], target, 63);
  if (!known && broken_count < MOST_BROKEN) snprintf(broken[broken_count++], 64, "%s", target);
  pthread_mutex_unlock(&lock);
  return !known;
}

static void reset(struct connection *line) {
  struct linger at_once = {1, 0};
  setsockopt(line->socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

/* Serves one part; 0 when the connection has ended. `head` holds `filled` bytes already read. */
static int serve_part(struct connection *line, char *head, long *filled, char *room) {
  char *end;
  while (head[*filled] = 0, !(end = strstr(head, "\r\n\r\n"))) {
    long got = *filled < HEAD_SIZE - 1 ? receive(line, head + *filled, HEAD_SIZE - 1 - *filled) : 0;
    if (got <= 0) return 0;
    *filled += got;
  }
  end += 4;
  char target[512] = "";
  sscanf(head, "%*s %511s", target);
  char *length = strcasestr(head, "\r\ncontent-length:");
  long size = length ? atol(length + 17) : 0, left = size - (*filled - (end - head));
  int is_slow = each > 0 || together > 0, is_broken = breaks(target);
  wait_until(now() + delay / 2);
  while (left > 0) {
    long most = is_slow ? SLOW_READ : READ_SIZE;
    long got = receive(line, room, left < most ? left : most);
    if (got <= 0) return 0;
    left -= got;
    if (is_slow) pass_line(line, got);
    if (is_broken && left < size / 2) return reset(line), 0;
  }
  wait_until(now() + delay / 2);
  char *tag = strstr(target, "tag="), text[256];
  snprintf(text, sizeof text, "HTTP/1.1 200 OK\r\nETag: \"%.32s\"\r\nContent-Length: 0\r\n\r\n", tag ? tag + 4 : "kept");
  answer(line, text);
  *filled = 0;
  return 1;
}

static void *serve(void *given) {
  struct connection *line = given;
  char *head = malloc(HEAD_SIZE), *room = malloc(READ_SIZE);
  long filled = 0;
  int is_open = !line->ssl || SSL_accept(line->ssl) == 1;
  while (is_open && serve_part(line, head, &filled, room)) continue;
  if (line->ssl) SSL_free(line->ssl);
  close(line->socket);
  free(head);
  free(room);
  free(line);
  return NULL;
}

static void open_tls(const char *certificate, const char *key) {
  tls = SSL_CTX_new(TLS_server_method());
  SSL_CTX_set_read_ahead(tls, 1);
  SSL_CTX_set_default_read_buffer_len(tls, 128 * 1024);
  if (SSL_CTX_use_certificate_file(tls, certificate, SSL_FILETYPE_PEM) == 1 &&
      SSL_CTX_use_PrivateKey_file(tls, key, SSL_FILETYPE_PEM) == 1)
    return;
  ERR_print_errors_fp(stderr);
  exit(2);
}

static void read_arguments(int count, char **words) {
  for (int place = 1; place < count; place++) {
    const char *next = place + 1 < count ? words[place + 1] : "";
    if (!strcmp(words[place], "--delay-ms")) delay = atof(next) / 1000, place++;
    else if (!strcmp(words[place], "--each")) each = atof(next), place++;
    else if (!strcmp(words[place], "--together")) together = atof(next), place++;
    else if (!strcmp(words[place], "--tls") && place + 2 < count)
      open_tls(next, words[place + 2]), place += 2;
    else exit(2);
  }
}

int main(int count, char **words) {
  signal(SIGPIPE, SIG_IGN);
  read_arguments(count, words);
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof here;
  if (bind(listener, (struct sockaddr *)&here, length) || listen(listener, 128)) return 1;
  getsockname(listener, (struct sockaddr *)&here, &length);
  printf("%s://127.0.0.1:%d\n", tls ? "https" : "http", ntohs(here.sin_port));
  fflush(stdout);
  for (;;) {
    int socket = accept(listener, NULL, NULL), on = 1;
    if (socket < 0) continue;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct connection *line = calloc(1, sizeof *line);
    line->socket = socket;
    if (tls) line->ssl = SSL_new(tls), SSL_set_fd(line->ssl, socket);
    pthread_t thread;
    pthread_create(&thread, NULL, serve, line);
    pthread_detach(thread);
  }
}
